import { admin, AuthApp } from './auth-app';

describe('X-Forwarded-For', () => {
  const limit = { RATE_LIMIT_LOGIN_PER_MINUTE: '3' };
  const login = (auth: AuthApp, forwarded: string) =>
    auth.call('/api/v1/auth/login', { body: admin, headers: { 'x-forwarded-for': forwarded } });

  it('is nothing to a service that trusts no proxy: rotating it gives no new budget', async () => {
    const auth = await AuthApp.start(limit);
    try {
      const statuses: number[] = [];
      for (let turn = 0; turn < 5; turn += 1) statuses.push((await login(auth, `203.0.113.${turn}`)).status);
      expect(statuses).toEqual([200, 200, 200, 429, 429]);
      const addresses = await auth.dataSource.query<{ address: string }[]>(
        `SELECT DISTINCT address FROM audit_log WHERE action LIKE 'login.%'`,
      );
      expect(addresses).toEqual([{ address: '127.0.0.1' }]);
    } finally {
      await auth.stop();
    }
  });

  it('counts, behind a trusted proxy, the address the proxy saw and not what its sender claimed before', async () => {
    const auth = await AuthApp.start({ ...limit, TRUST_PROXY: '127.0.0.1/32' });
    try {
      const statuses: number[] = [];
      for (let turn = 0; turn < 5; turn += 1) statuses.push((await login(auth, `10.9.8.${turn}, 203.0.113.77`)).status);
      expect(statuses).toEqual([200, 200, 200, 429, 429]);
      expect((await login(auth, '203.0.113.78')).status).toBe(200);
    } finally {
      await auth.stop();
    }
  });
});
