import { admin, AuthApp } from './auth-app';
import { accountOf } from './accounts';
import { withPasswordsAsServed } from './cheap-passwords';

const wrong = 'certainly not the password';

describe('login', () => {
  let auth: AuthApp;
  beforeAll(async () => (auth = await withPasswordsAsServed(() => AuthApp.start({ LOGIN_FREE_ATTEMPTS: '1000' }))));
  afterAll(() => auth.stop());

  const attempt = (email: string, password: string) => auth.call('/api/v1/auth/login', { body: { email, password } });

  it('answers a wrong password, an unknown user and a disabled user alike', async () => {
    const user = await accountOf(auth, 'user');
    const { access_token: token } = await auth.login();
    await auth.call(`/api/v1/admin/users/${user.id}`, { token, method: 'PATCH', body: { disabled: true } });
    const replies = [
      await attempt(admin.email, wrong),
      await attempt('nobody@example.com', wrong),
      await attempt(user.email, user.password),
    ];
    const told = replies.map(({ status, body }) => ({ status, ...body, request_id: null }));
    expect(told[0]).toMatchObject({ status: 401, code: 'LOGIN_FAILED' });
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
  });

  it('takes as long for an unknown user as for a known one', async () => {
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    for (let round = 0; round < 15; round += 1) {
      for (const [kind, email] of [
        ['known', admin.email],
        ['unknown', `nobody-${round}@example.com`],
      ] as const) {
        const began = performance.now();
        await attempt(email, wrong);
        times[kind].push(performance.now() - began);
      }
    }
    // The quickest of many: what else the machine does can only add to it.
    const quickest = (values: number[]) => Math.min(...values);
    // Without the work for nobody's password the ratio is below 0.3.
    expect(quickest(times.unknown) / quickest(times.known)).toBeGreaterThan(0.6);
    expect(quickest(times.unknown) / quickest(times.known)).toBeLessThan(1.6);
  });

  it('finds the user whatever the case of the address', async () => {
    expect((await attempt(` ${admin.email.toUpperCase()} `, admin.password)).status).toBe(200);
  });

  it('refuses unknown fields, wrong types and endless passwords', async () => {
    const body = { ...admin, role: 'admin' };
    expect(await auth.call('/api/v1/auth/login', { body })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'role' }] },
    });
    expect((await auth.call('/api/v1/auth/login', { body: { email: ['a'], password: { $ne: '' } } })).status).toBe(400);
    expect((await attempt(admin.email, 'x'.repeat(100_000))).status).toBe(400);
  });

  it('changes the password and ends all sessions, and takes no role along', async () => {
    const user = await accountOf(auth, 'user');
    const other = await auth.login(user);
    const next = 'a wholly new password';
    const change = (body: object) => auth.call('/api/v1/auth/change-password', { token: user.token, body });
    expect(await change({ current_password: wrong, new_password: next })).toMatchObject({
      status: 403,
      body: { code: 'PASSWORD_WRONG' },
    });
    expect((await change({ current_password: user.password, new_password: 'elevenchars' })).status).toBe(400);
    expect((await change({ current_password: user.password, new_password: next, role: 'admin' })).status).toBe(400);
    expect((await change({ current_password: user.password, new_password: next })).status).toBe(204);
    for (const token of [user.token, other.access_token])
      expect((await auth.call('/guarded/read', { token })).status).toBe(401);
    expect((await attempt(user.email, user.password)).status).toBe(401);
    const { access_token: token } = await auth.login({ email: user.email, password: next });
    expect((await auth.call('/api/v1/auth/me', { token })).body).toMatchObject({ role: 'user', credential: 'session' });
  });
});

describe('lock-out', () => {
  let auth: AuthApp;
  beforeAll(async () => (auth = await AuthApp.start({ LOGIN_FREE_ATTEMPTS: '3', TRUST_PROXY: '127.0.0.1/32' })));
  afterAll(() => auth.stop());

  const from = (address: string, email: string, password: string) =>
    auth.call('/api/v1/auth/login', { body: { email, password }, headers: { 'x-forwarded-for': address } });

  it('makes guessing wait, longer each time, and refuses the right password meanwhile', async () => {
    for (let failure = 0; failure < 3; failure += 1)
      expect((await from('203.0.113.1', admin.email, wrong)).status).toBe(401);
    const locked = await from('203.0.113.1', admin.email, admin.password);
    expect(locked).toMatchObject({ status: 429, body: { code: 'LOGIN_LOCKED' } });
    expect(locked.headers.get('retry-after')).toBe('1');
    expect((await from('203.0.113.2', admin.email, admin.password)).status).toBe(200);
  });

  it('locks an unknown user just so', async () => {
    for (let failure = 0; failure < 3; failure += 1) await from('203.0.113.3', 'nobody@example.com', wrong);
    expect((await from('203.0.113.3', 'nobody@example.com', wrong)).status).toBe(429);
  });

  it('counts attempts made at the same moment', async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, () => from('203.0.113.4', admin.email, wrong)));
    expect(replies.filter(({ status }) => status === 401)).toHaveLength(3);
    expect(replies.filter(({ status }) => status === 429)).toHaveLength(17);
  });

  it('slows an address that tries many accounts, and an account tried from many addresses', async () => {
    const statuses: number[] = [];
    for (let account = 0; account < 31; account += 1)
      statuses.push((await from('203.0.113.5', `user-${account}@example.com`, wrong)).status);
    expect(statuses.slice(0, 30).every((status) => status === 401)).toBe(true);
    expect(statuses[30]).toBe(429);
    const spread: number[] = [];
    for (let address = 0; address < 31; address += 1)
      spread.push((await from(`198.51.100.${address}`, 'many@example.com', wrong)).status);
    expect(spread[30]).toBe(429);
  });

  it('takes a whole IPv6 network for one guesser', async () => {
    for (let failure = 0; failure < 3; failure += 1)
      await from(`2001:db8:1:1::${failure + 1}`, 'six@example.com', wrong);
    expect((await from('2001:db8:1:1:ffff::1', 'six@example.com', wrong)).status).toBe(429);
    expect((await from('2001:db8:1:2::1', 'six@example.com', wrong)).status).toBe(401);
  });
});
