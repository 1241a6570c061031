import { Socket } from 'node:net';
import { routes } from './routes';
import { type Credentials, ServedApi } from './served-api';
import { things } from './things';

const nobody = '00000000-0000-7000-8000-00000000dead';
const oddTexts = ['a\u0000b', 'x\ud800', '__proto__', 'x'.repeat(100_000)];
/** The same for every route, in bytes: to make megabytes of text anew for each takes longer than to refuse them. */
const oddBodies = Object.entries({
  '2 MB': JSON.stringify({ name: 'x'.repeat(2_000_000) }),
  '2 MB of brackets': '['.repeat(2_000_000),
  '100,000 deep': `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  '100,000 deep in a field': `{"a":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`,
  prototype: '{"__proto__":{"role":"admin"},"a":1}',
  constructor: '{"constructor":{"prototype":{"role":"admin"}}}',
  'no object': '"text"',
  null: 'null',
  half: '{"a":',
  'not UTF-8': Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]).toString('latin1'),
}).map(([what, text]) => [what, Buffer.from(text)] as const);

/** Bodies and parameters nobody should send: refused or taken as what they are, never a failure of the service. */
describe('hostile input', () => {
  let api: ServedApi;
  let who: Credentials;
  beforeAll(async () => {
    api = await ServedApi.shared();
    who = { token: await api.login() };
  });

  const withBodies = Object.entries(routes).filter(
    ([route, { bodies }]) => bodies && !route.endsWith('/uploads') && !route.includes('/auth/change-password'),
  );

  /** The route's path with ids of nothing. */
  const pathOf = (route: string, id = nobody) => (route.split(' ')[1] ?? '').replace(/:\w+/g, () => id);
  const methodOf = (route: string) => route.split(' ')[0] ?? '';

  async function raw(route: string, body: string | Buffer<ArrayBuffer>): Promise<number> {
    const url = new URL(await api.app.getUrl());
    const response = await fetch(new URL(pathOf(route), url), {
      method: methodOf(route),
      headers: { authorization: `Bearer ${who.token}`, 'content-type': 'application/json' },
      body,
    }).catch(() => null);
    // A refusal in the middle of a large body may close the connection before the sender has read it.
    return response?.status ?? 413;
  }

  it.each(withBodies)('%s', async (route, { bodies = [] }) => {
    const statuses: Record<string, number> = {};
    for (const [what, sent] of oddBodies) statuses[what] = await raw(route, sent);
    expect(Object.entries(statuses).filter(([, status]) => status < 400 || status >= 500)).toEqual([]);
    // Batches may be long: what they refuse is the content.
    expect(statuses['2 MB']).toBe(route.endsWith('/batch/analyze') ? 400 : 413);

    const failed: string[] = [];
    for (const body of bodies) {
      const good = await body(async () => nobody);
      if (good instanceof FormData) continue;
      for (const odd of oddTexts) {
        for (const changed of variants(good, odd)) {
          const { status, text } = await api.call(methodOf(route), pathOf(route), who, changed);
          if (status >= 500 && status !== 503)
            failed.push(`${JSON.stringify(changed).slice(0, 150)}: ${text.slice(0, 150)}`);
        }
      }
    }
    expect(failed).toEqual([]);
    expect(({} as { role?: unknown }).role).toBeUndefined();
  });

  it('null is no body, where none is needed either', async () => {
    const made = await api.call('POST', '/api/v1/auth/api-keys', who, { name: 'turned', scopes: ['probe:read'] });
    const { id } = JSON.parse(made.text) as { id: string };
    expect(await raw(`POST /api/v1/auth/api-keys/${id}/rotate`, 'null')).toBe(400);
    expect(await raw(`POST /api/v1/auth/api-keys/${id}/rotate`, '')).toBe(200);
  });

  it('odd ids, cursors and filters are 4xx', async () => {
    const failed: string[] = [];
    for (const route of Object.keys(routes)) {
      const [method = ''] = route.split(' ');
      if (!route.includes(':')) continue;
      for (const id of [
        '%ed%a0%80',
        'a%00b',
        '..%2f..%2fetc%2fpasswd',
        '-1',
        `${'9'.repeat(400)}`,
        "1'--",
        '%f0%9f%8e%ac',
      ]) {
        const { status } = await api.call(
          method,
          pathOf(route, id),
          who,
          method === 'GET' || method === 'DELETE' ? undefined : {},
        );
        if (status < 400 || status >= 500) failed.push(`${method} ${pathOf(route, id)}: ${status}`);
      }
    }
    for (const { path, names } of documentedQueries(api)) {
      for (const name of names) {
        for (const value of ['a%00b', '%ed%a0%80', '__proto__', `${'9'.repeat(400)}`, '-1', '%F0%9F%8E%AC:%00']) {
          const { status } = await api.call('GET', `${path.replace(/\{\w+\}/g, nobody)}?${name}=${value}`, who);
          if (status >= 500 && status !== 503) failed.push(`GET ${path}?${name}=${value}: ${status}`);
        }
      }
    }
    expect(failed).toEqual([]);
  });

  it('believes no stranger’s X-Forwarded-For', async () => {
    const body = { email: 'forwarded@example.com', password: 'wrong' };
    await api.call('POST', '/api/v1/auth/login', {}, body, {
      'x-forwarded-for': '203.0.113.9',
      forwarded: 'for=203.0.113.9',
    });
    const rows = await api.dataSource.query<{ address: string }[]>(
      `SELECT address FROM audit_log WHERE details->>'email' = 'forwarded@example.com'`,
    );
    expect(rows).toEqual([{ address: '127.0.0.1' }]);
  });

  it('refuses bytes that are no text, and headers that are no credentials', async () => {
    const { port } = new URL(await api.app.getUrl());
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = new Socket().connect(Number(port), '127.0.0.1');
      socket.on('error', reject).once('data', (bytes) => (socket.destroy(), resolve(bytes.toString())));
      socket.write(
        Buffer.concat([
          Buffer.from(
            `POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n`,
          ),
          Buffer.from('{"email":"'),
          Buffer.from([0xff, 0xc0, 0x00, 0xed, 0xa0, 0x80, 0xf8, 0x80]),
          Buffer.from('"}'),
        ]),
      );
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    for (const key of ['ffp_', '\xff\xfe', 'x'.repeat(8_000), 'Bearer x', 'ffp_%00.%00'])
      expect((await api.call('GET', '/api/v1/auth/me', { key })).status).toBe(401);
    expect(
      await things.analysis(api, { id: '', token: who.token ?? '', account: { email: '', password: '' } }),
    ).toMatch(/-/);
  });
});

/** The good body with each of its texts, at any depth, replaced by an odd one; and with an odd key. Each of them once. */
function variants(good: unknown, odd: string): unknown[] {
  return [...new Map(allVariants(good, odd).map((changed) => [JSON.stringify(changed), changed])).values()];
}

function allVariants(good: unknown, odd: string): unknown[] {
  if (typeof good === 'string') return [odd];
  if (Array.isArray(good))
    return good.flatMap((item, index) =>
      allVariants(item, odd).map((changed) => (good as unknown[]).with(index, changed)),
    );
  if (typeof good !== 'object' || good === null) return [];
  return Object.entries(good).flatMap(([name, value]) => [
    ...allVariants(value, odd).map((changed) => ({ ...good, [name]: changed })),
    { ...good, labels: { [odd.slice(0, 50)]: odd } },
    { ...good, name: odd, title: odd, description: odd },
  ]);
}

function documentedQueries(api: ServedApi): { path: string; names: string[] }[] {
  return Object.entries(api.document().paths).map(([path, { get }]) => {
    const parameters = (get?.parameters ?? []) as { in: string; name: string }[];
    return { path, names: parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name) };
  });
}
