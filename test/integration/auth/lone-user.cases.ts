import { request } from 'node:http';
import { AuthApp } from './auth-app';

describe('AUTH_MODE=none', () => {
  let auth: AuthApp;
  beforeAll(async () => (auth = await AuthApp.start({ AUTH_MODE: 'none', HOST: '127.0.0.1' })));
  afterAll(() => auth.stop());

  it('makes whoever asks the administrator', async () => {
    expect((await auth.call('/guarded/admin')).status).toBe(200);
    expect((await auth.call('/api/v1/auth/me')).body).toMatchObject({ role: 'admin', credential: 'none' });
  });

  it('still refuses wrong credentials', async () => {
    expect((await auth.call('/guarded/read', { key: 'nonsense' })).status).toBe(401);
  });

  it('refuses pages of elsewhere and names that only resolve to here', async () => {
    expect((await auth.call('/guarded/read', { headers: { origin: 'https://evil.example' } })).status).toBe(403);
    expect((await auth.call('/guarded/read', { headers: { origin: 'null' } })).status).toBe(403);
    expect((await auth.call('/guarded/read', { headers: { origin: 'http://localhost:3000' } })).status).toBe(200);
    expect(await statusWithHost(auth.url, 'rebound.evil.example')).toBe(403);
    expect(await statusWithHost(auth.url, 'localhost.evil.example')).toBe(403);
    expect(await statusWithHost(auth.url, 'localhost:8080')).toBe(200);
  });

  it('refuses to boot on an address others can reach', async () => {
    await expect(AuthApp.start({ AUTH_MODE: 'none', HOST: '0.0.0.0' })).rejects.toThrow(
      /AUTH_MODE: none is for a single user/,
    );
  });
});

/** `fetch` doesn't let anybody choose the Host header. */
function statusWithHost(url: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(`${url}/guarded/read`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}
