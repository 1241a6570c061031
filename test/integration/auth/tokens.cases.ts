import { createHash } from 'node:crypto';
import jwt, { type JwtPayload, type SignOptions } from 'jsonwebtoken';
import { AuthApp, secret } from './auth-app';

const older = 'an older signing secret that is no longer in use';

describe('access tokens', () => {
  let auth: AuthApp;
  beforeAll(async () => (auth = await AuthApp.start({ JWT_PREVIOUS_SECRETS: older })));
  afterAll(() => auth.stop());

  const status = async (token: string): Promise<number> => (await auth.call('/guarded/read', { token })).status;
  const codeOf = async (token: string): Promise<unknown> => (await auth.call('/guarded/read', { token })).body.code;

  /** The claims of a real token, signed again as told; undefined removes a claim. */
  async function forge(
    change: Record<string, unknown>,
    options: SignOptions & { with?: string } = {},
  ): Promise<string> {
    const { access_token: token } = await auth.login();
    const { header, payload } = jwt.decode(token, { complete: true }) as {
      header: { kid: string };
      payload: JwtPayload;
    };
    const { with: signedWith = secret, ...rest } = options;
    const claims = Object.fromEntries(
      Object.entries({ ...payload, ...change }).filter(([, value]) => value !== undefined),
    );
    return jwt.sign(claims, signedWith, { algorithm: 'HS256', keyid: header.kid, ...rest });
  }

  it('accepts the token that was forged from a real one without a change', async () => {
    expect(await status(await forge({}))).toBe(200);
  });

  it('refuses alg none, in every spelling', async () => {
    const { access_token: token } = await auth.login();
    const [head = '', payload = ''] = token.split('.');
    const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as object;
    for (const alg of ['none', 'None', 'NONE', '']) {
      const unsigned = Buffer.from(JSON.stringify({ ...header, alg })).toString('base64url');
      expect(await status(`${unsigned}.${payload}.`)).toBe(401);
      expect(await status(`${unsigned}.${payload}.${token.split('.')[2]}`)).toBe(401);
    }
  });

  it('refuses another algorithm, even signed with the right secret', async () => {
    for (const algorithm of ['HS384', 'HS512'] as const) expect(await status(await forge({}, { algorithm }))).toBe(401);
  });

  it('refuses an unknown, a missing and a borrowed kid', async () => {
    expect(await codeOf(await forge({}, { keyid: 'someone' }))).toBe('TOKEN_INVALID');
    expect(await status(await forge({}, { keyid: '__proto__' }))).toBe(401);
    expect(await status(jwt.sign({}, secret))).toBe(401);
    expect(await status(await forge({}, { with: 'x'.repeat(40) }))).toBe(401);
  });

  it('refuses another issuer, audience or type, and none of them', async () => {
    for (const claim of ['iss', 'aud', 'typ', 'sub', 'sid']) {
      expect(await status(await forge({ [claim]: 'other' }))).toBe(401);
      expect(await status(await forge({ [claim]: undefined }))).toBe(401);
    }
    expect(await status(await forge({ typ: 'refresh' }))).toBe(401);
  });

  it('refuses an expired token, saying so', async () => {
    expect(await codeOf(await forge({ exp: Math.floor(Date.now() / 1000) - 1 }))).toBe('TOKEN_EXPIRED');
  });

  it('refuses a session of somebody else under one’s own name', async () => {
    expect(await codeOf(await forge({ sub: '00000000-0000-7000-8000-000000000000' }))).toBe('SESSION_ENDED');
  });

  it('refuses a refresh token as an access token, and the reverse', async () => {
    const tokens = await auth.login();
    expect(await status(tokens.refresh_token)).toBe(401);
    const reply = await auth.call('/api/v1/auth/refresh', { body: { refresh_token: tokens.access_token } });
    expect(reply).toMatchObject({ status: 401, body: { code: 'REFRESH_TOKEN_INVALID' } });
  });

  it('honours what a previous secret signed, by its kid', async () => {
    const keyid = createHash('sha256').update(`kid:${older}`).digest('hex').slice(0, 16);
    expect(await status(await forge({}, { with: older, keyid }))).toBe(200);
    expect(await status(await forge({}, { with: older }))).toBe(401);
  });

  it('refuses an access token at once after logout, and its refresh token', async () => {
    const tokens = await auth.login();
    expect(await status(tokens.access_token)).toBe(200);
    expect((await auth.call('/api/v1/auth/logout', { method: 'POST', token: tokens.access_token })).status).toBe(204);
    expect(await status(tokens.access_token)).toBe(401);
    const refresh = await auth.call('/api/v1/auth/refresh', { body: { refresh_token: tokens.refresh_token } });
    expect(refresh.status).toBe(401);
  });
});
