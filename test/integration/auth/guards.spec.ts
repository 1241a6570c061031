import { AuthApp } from './auth-app';

describe('guards', () => {
  let auth: AuthApp;
  beforeAll(async () => (auth = await AuthApp.start()));
  afterAll(() => auth.stop());

  it('serves', async () => {
    console.log(await auth.call('/guarded/public'), await auth.call('/guarded/read'), await auth.call('/guarded/read', { key: auth.adminKey }), await auth.call('/nowhere'));
    const tokens = await auth.login();
    console.log(tokens, await auth.call('/guarded/admin', { token: tokens.access_token }), await auth.call('/guarded/admin', { key: auth.adminKey }));
    console.log(await auth.createKey(tokens.access_token, ['probe:read']));
    console.log(await auth.call('/api/v1/auth/refresh', { body: { refresh_token: tokens.refresh_token } }));
    console.log(await auth.call('/api/v1/auth/logout', { method: 'POST', token: tokens.access_token }));
    console.log(await auth.call('/guarded/admin', { token: tokens.access_token }));
    console.log(await auth.call('/guarded/if-any', { key: auth.adminKey }), await auth.call('/guarded/if-any'));
  });
});
