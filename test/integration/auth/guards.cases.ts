import { Controller, Get } from '@nestjs/common';
import { AuthApp } from './auth-app';
import { accountOf } from './accounts';

@Controller('forgotten')
class ForgottenController {
  @Get()
  nobodySaidWho(): object {
    return {};
  }
}

describe('guards', () => {
  let auth: AuthApp;
  beforeAll(async () => (auth = await AuthApp.start()));
  afterAll(() => auth.stop());

  it('asks for credentials, naming how to give them, and tells the budget', async () => {
    const reply = await auth.call('/guarded/read');
    expect(reply).toMatchObject({ status: 401, body: { code: 'CREDENTIALS_MISSING' } });
    expect(reply.headers.get('www-authenticate')).toBe('Bearer');
    expect(reply.headers.get('ratelimit-limit')).toBe(String(auth.config.RATE_LIMIT_ADDRESS_PER_MINUTE));
  });

  it('lets a key do what its scopes say and no more', async () => {
    const { access_token: token } = await auth.login();
    const { key } = await auth.createKey(token, ['probe:read']);
    expect((await auth.call('/guarded/read', { key })).status).toBe(200);
    expect(await auth.call('/guarded/write', { key, method: 'POST' })).toMatchObject({
      status: 403,
      body: { code: 'SCOPE_MISSING' },
    });
  });

  it('lets no key administer or make keys, not even an administrator’s with every scope', async () => {
    for (const [path, method] of [
      ['/guarded/admin', 'GET'],
      ['/api/v1/admin/users', 'GET'],
      ['/api/v1/auth/logout', 'POST'],
    ] as const) {
      expect(await auth.call(path, { key: auth.adminKey, method })).toMatchObject({
        status: 403,
        body: { code: 'SESSION_NEEDED' },
      });
    }
    const body = { name: 'more', scopes: ['probe:write'] };
    expect((await auth.call('/api/v1/auth/api-keys', { key: auth.adminKey, body })).status).toBe(403);
  });

  it('lets a viewer read and never write, and no user administer', async () => {
    const viewer = await accountOf(auth, 'viewer');
    expect((await auth.call('/guarded/read', { token: viewer.token })).status).toBe(200);
    expect((await auth.call('/guarded/write', { token: viewer.token, method: 'POST' })).status).toBe(403);
    const wanted = { name: 'x', scopes: ['probe:write'] };
    const key = await auth.call('/api/v1/auth/api-keys', { token: viewer.token, body: wanted });
    expect(key).toMatchObject({ status: 422, body: { code: 'SCOPES_BEYOND_ROLE' } });

    const user = await accountOf(auth, 'user');
    expect((await auth.call('/guarded/write', { token: user.token, method: 'POST' })).status).toBe(201);
    for (const path of ['/guarded/admin', '/api/v1/admin/users', '/api/v1/admin/audit']) {
      expect(await auth.call(path, { token: user.token })).toMatchObject({
        status: 403,
        body: { code: 'ROLE_MISSING' },
      });
    }
  });

  it('takes writing away from the keys of a user who becomes a viewer', async () => {
    const user = await accountOf(auth, 'user');
    const { key } = await auth.createKey(user.token, ['probe:read', 'probe:write']);
    expect((await auth.call('/guarded/write', { key, method: 'POST' })).status).toBe(201);
    const { access_token: token } = await auth.login();
    await auth.call(`/api/v1/admin/users/${user.id}`, { token, method: 'PATCH', body: { role: 'viewer' } });
    expect((await auth.call('/guarded/write', { key, method: 'POST' })).status).toBe(403);
    expect((await auth.call('/guarded/read', { key })).status).toBe(200);
  });

  it('recognises a caller on a public route that asks, refuses a wrong one, and ignores credentials elsewhere', async () => {
    expect((await auth.call('/guarded/if-any')).body).toEqual({ role: null });
    expect((await auth.call('/guarded/if-any', { key: auth.adminKey })).body).toEqual({ role: 'admin' });
    expect((await auth.call('/guarded/if-any', { key: 'nonsense' })).status).toBe(401);
    expect((await auth.call('/guarded/public', { key: 'nonsense' })).status).toBe(200);
  });
});

it('refuses to boot with a route that does not say who may call it', async () => {
  await expect(AuthApp.start({}, [ForgottenController])).rejects.toThrow(/GET ForgottenController\.nobodySaidWho/);
});
