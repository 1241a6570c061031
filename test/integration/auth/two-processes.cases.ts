import { AuthApp } from './auth-app';
import { until } from './until';

describe('two processes', () => {
  let first: AuthApp;
  let second: AuthApp;
  beforeAll(async () => {
    first = await AuthApp.start();
    second = await AuthApp.start({ DATABASE_URL: first.config.DATABASE_URL, REDIS_URL: first.config.REDIS_URL });
  });
  afterAll(async () => {
    await second.stop();
    await first.stop();
  });

  it('both refuse a token within five seconds after logout at one', async () => {
    const { access_token: token } = await first.login();
    const askSecond = async () => (await second.call('/guarded/read', { token })).status;
    expect(await askSecond()).toBe(200);
    expect((await first.call('/api/v1/auth/logout', { method: 'POST', token })).status).toBe(204);
    await until(askSecond, (status) => status === 401, 5_000);
  });

  it('both refuse a key within five seconds after it was deleted at one', async () => {
    const { access_token: token } = await first.login();
    const { id, key } = await first.createKey(token, ['probe:read']);
    const askSecond = async () => (await second.call('/guarded/read', { key })).status;
    expect(await askSecond()).toBe(200);
    expect((await first.call(`/api/v1/auth/api-keys/${id}`, { token, method: 'DELETE' })).status).toBe(204);
    await until(askSecond, (status) => status === 401, 5_000);
  });

  it('find a key made at one at once in the other', async () => {
    const { access_token: token } = await first.login();
    const { key } = await first.createKey(token, ['probe:read']);
    expect((await second.call('/guarded/read', { key })).status).toBe(200);
  });
});
