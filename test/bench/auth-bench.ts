import { AuthApp } from '../integration/auth/auth-app';
import type { StartedStores } from '../support/stores';
import { HttpCaller } from './http-caller';
import { interleaved, median, type Row, timesOf } from './measure';

const most = '100000000';
const allowedMs = 0.3;

/** The same route with and without authentication, in one process and interleaved: what proving who asks adds once it is warm. */
export async function authBench({ addresses }: StartedStores): Promise<Row[]> {
  Object.assign(process.env, { TEST_POSTGRES_URL: addresses.postgres, TEST_REDIS_URL: addresses.redis });
  const auth = await AuthApp.start({
    RATE_LIMIT_PER_MINUTE: most,
    RATE_LIMIT_USER_PER_MINUTE: most,
    RATE_LIMIT_ADDRESS_PER_MINUTE: most,
  });
  const { access_token: token } = await auth.login();
  const callers = {
    nobody: new HttpCaller(auth.url, {}),
    key: new HttpCaller(auth.url, { 'x-api-key': auth.adminKey }),
    session: new HttpCaller(auth.url, { authorization: `Bearer ${token}` }),
  };
  const timed = (caller: HttpCaller, path: string) => async () =>
    median(await timesOf(500, () => caller.call('GET', path, 200)));
  try {
    const ms = await interleaved(9, {
      nobody: timed(callers.nobody, '/guarded/public'),
      key: timed(callers.key, '/guarded/read'),
      session: timed(callers.session, '/guarded/read'),
    });
    const { nobody = NaN, key = NaN, session = NaN } = ms;
    return [
      { what: 'a call nobody has to prove (one budget charged)', value: nobody, unit: 'ms' },
      adds('an API key adds', key - nobody),
      adds('an access token adds', session - nobody),
    ];
  } finally {
    Object.values(callers).forEach((caller) => caller.close());
    await auth.stop();
  }
}

function adds(what: string, ms: number): Row {
  const peer = {
    what: `${allowedMs} ms`,
    ratio: ms / allowedMs,
    wanted: `under ${allowedMs} ms`,
    holds: ms < allowedMs,
  };
  return { what, value: ms, unit: 'ms', peer };
}
