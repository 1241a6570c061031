import { setTimeout as delay } from 'node:timers/promises';
import { AuthApp, type Reply } from './auth-app';

interface Tokens {
  access_token: string;
  refresh_token: string;
}

describe('refresh tokens', () => {
  let auth: AuthApp;
  beforeAll(async () => (auth = await AuthApp.start()));
  afterAll(() => auth.stop());

  const refresh = (token: string): Promise<Reply<Tokens & { code?: string }>> =>
    auth.call('/api/v1/auth/refresh', { body: { refresh_token: token } });
  const read = async (token: string): Promise<number> => (await auth.call('/guarded/read', { token })).status;

  it('gives new tokens, and the session goes on', async () => {
    const first = await auth.login();
    const second = await refresh(first.refresh_token);
    expect(second.status).toBe(200);
    expect(second.body.refresh_token).not.toBe(first.refresh_token);
    expect(await read(second.body.access_token)).toBe(200);
    expect((await refresh(second.body.refresh_token)).status).toBe(200);
  });

  it('ends the whole session when an old one is used again, and writes it down', async () => {
    const first = await auth.login();
    const second = (await refresh(first.refresh_token)).body;
    // When a call arrived is known to a turn of this process; what a stall of it hides counts as at the same time.
    await delay(300);
    expect(await refresh(first.refresh_token)).toMatchObject({ status: 401, body: { code: 'REFRESH_TOKEN_REUSED' } });
    expect(await refresh(second.refresh_token)).toMatchObject({ status: 401, body: { code: 'REFRESH_TOKEN_INVALID' } });
    expect(await read(second.access_token)).toBe(401);
    expect(await read(first.access_token)).toBe(401);
    const rows = await auth.dataSource.query<unknown[]>(`SELECT 1 FROM audit_log WHERE action = 'refresh.reused'`);
    expect(rows).toHaveLength(1);
  });

  it('lets exactly one of simultaneous refreshes win, and the winner’s tokens live', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { refresh_token: token } = await auth.login();
      const replies = await Promise.all(Array.from({ length: 4 }, () => refresh(token)));
      const [winner, ...others] = replies.filter(({ status }) => status === 200);
      expect(others).toEqual([]);
      const losers = replies.filter((reply) => reply !== winner);
      expect(losers.map(({ status, body }) => [status, body.code])).toEqual(
        losers.map(() => [409, 'REFRESH_IN_FLIGHT']),
      );
      expect(await read(winner?.body.access_token ?? '')).toBe(200);
      expect((await refresh(winner?.body.refresh_token ?? '')).status).toBe(200);
    }
  });

  it('refuses a right id with a wrong secret without ending the session', async () => {
    const tokens = await auth.login();
    const forged = `${tokens.refresh_token.split('.')[0]}.${'A'.repeat(43)}`;
    expect(await refresh(forged)).toMatchObject({ status: 401, body: { code: 'REFRESH_TOKEN_INVALID' } });
    expect((await refresh(tokens.refresh_token)).status).toBe(200);
  });

  it('keeps only hashes', async () => {
    const { refresh_token: token } = await auth.login();
    const secretPart = token.split('.')[1] ?? '';
    const rows = await auth.dataSource.query<{ text: string }[]>(
      `SELECT t::text AS text FROM refresh_tokens t UNION ALL SELECT s::text FROM sessions s`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(
      rows.some(({ text }) => text.includes(secretPart) || text.includes(Buffer.from(secretPart).toString('hex'))),
    ).toBe(false);
  });
});
