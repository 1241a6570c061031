import { Passwords } from '@app/auth';
import { setTimeout as pause } from 'node:timers/promises';
import type { Turnstile } from '../../../../libs/auth/src/passwords/turnstile';
import { withPasswordsAsServed } from '../cheap-passwords';
import { until } from '../until';
import { type Answer, type Person, ServedApi } from './served-api';

/** Of passwords; see passwords.ts. */
const mostWaiting = 64;
const media = { file_path: 'media/a.mp4' };

/** The budgets of the routes as they are served, and what checking passwords may take of the machine. */
describe('budgets of the served routes', () => {
  let api: ServedApi;
  let admin: string;
  beforeAll(async () => {
    api = await withPasswordsAsServed(() =>
      ServedApi.start({
        RATE_LIMIT_HEAVY_PER_MINUTE: '2',
        RATE_LIMIT_UPLOADS_PER_MINUTE: '2',
        PASSWORD_HASH_CONCURRENCY: '1',
        LOGIN_FREE_ATTEMPTS: '100000',
      }),
    );
    admin = await api.login();
  });
  afterAll(() => api.stop());

  const post = (path: string, who: Person, body: unknown) => api.call('POST', `/api/v1${path}`, who, body);
  const heavy: [string, string, object][] = [
    ['a comparison', '/quality/compare', { reference: media, distorted: media }],
    ['a batch', '/batch/analyze', { items: [media] }],
    ['depth full of a file', '/probe/file', { ...media, depth: 'full', async: true }],
    ['depth full of a URL', '/probe/url', { url: 'https://example.com/a.mp4', depth: 'full', async: true }],
    ['a ladder', '/probe/hls', { manifest_url: 'https://example.com/a.m3u8', async: true }],
  ];

  it.each(heavy)('count %s as heavy, by user', async (what, path, body) => {
    const user = await api.person(admin, 'user', what.replaceAll(' ', '-'));
    const answers = [await post(path, user, body), await post(path, user, body), await post(path, user, body)];
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 429]);
    expect((await post('/probe/file', user, { ...media, async: true })).status).toBe(202);
  });

  it('count trying again as heavy', async () => {
    const user = await api.person(admin, 'user', 'retries');
    const { body } = await post('/batch/analyze', user, { items: [media] });
    const again = () => post(`/batch/${String(body['id'])}/retry`, user, undefined);
    expect([(await again()).status, (await again()).status]).toEqual([409, 429]);
  });

  it('count uploads, sent along with a probe too', async () => {
    const user = await api.person(admin, 'user', 'uploads');
    const form = () => {
      const sent = new FormData();
      sent.set('file', new Blob(['some bytes']), 'a.mp4');
      return sent;
    };
    const statuses = [];
    for (const path of ['/uploads', '/probe/file', '/uploads']) statuses.push((await post(path, user, form())).status);
    expect(statuses).toEqual([201, 202, 429]);
  });

  it('let a bounded number of passwords wait, and everybody else pass by', async () => {
    const attempt = (n: number) => {
      const body = { email: `crowd-${n}@example.com`, password: 'some wrong password' };
      return api.call('POST', '/api/v1/auth/login', {}, body);
    };
    const me = async () => (await api.call('GET', '/api/v1/auth/me', { token: admin })).status;
    // One password takes its time, however fast or slow the machine is.
    const { turnstile } = api.app.get<Passwords, { turnstile: Turnstile }>(Passwords, { strict: false });
    let letGo: () => void = () => undefined;
    const held = turnstile.pass(() => new Promise<void>((resolve) => (letGo = resolve)));
    const answers: Answer[] = [];
    const crowd = Array.from({ length: 100 }, async (_, n) => answers.push(await attempt(n)));
    const of = (status: number) => answers.filter((answer) => answer.status === status);
    await until(
      () => Promise.resolve(of(503).length),
      (busy) => busy === 100 - mostWaiting,
      30_000,
    );
    expect(of(503).every(({ body }) => body['code'] === 'PASSWORDS_BUSY')).toBe(true);
    expect([answers.length, await me()]).toEqual([100 - mostWaiting, 200]);
    // Then all that wait are worked off one by one, and the others are not kept waiting for them.
    const began = performance.now();
    letGo();
    const beside: number[] = [];
    while (answers.length < 100) {
      const asked = performance.now();
      expect(await me()).toBe(200);
      beside.push(performance.now() - asked);
      await pause(25);
    }
    await Promise.all([held, ...crowd]);
    expect(of(401)).toHaveLength(mostWaiting);
    expect(Math.min(...beside)).toBeLessThan((performance.now() - began) / 4);
  });
});
