import { createFirstAdministrator, Passwords } from '@app/auth';
import { AuthApp } from './auth-app';

const account = { email: 'First@Example.com', password: 'the very first password', keyName: 'local' };

describe('the first administrator', () => {
  let auth: AuthApp;
  beforeEach(async () => (auth = await AuthApp.start({ AUTH_MODE: 'none', HOST: '127.0.0.1' })));
  afterEach(() => auth.stop());

  it('is made once, with a key that works, however many try at the same moment', async () => {
    const passwords = new Passwords(auth.config);
    // The user of an installation without authentication stays, and is nobody who could log in.
    await auth.dataSource.query(`DELETE FROM users WHERE password_hash IS NOT NULL`);
    const attempts = await Promise.all(
      [1, 2, 3, 4].map(() => createFirstAdministrator(auth.dataSource, passwords, account)),
    );
    const [key, ...others] = attempts.filter((text) => text !== null);
    expect(others).toEqual([]);
    expect((await auth.call('/guarded/write', { key, method: 'POST' })).status).toBe(201);
    expect((await auth.login({ email: 'first@example.com', password: account.password })).access_token).toBeTruthy();
    expect(await createFirstAdministrator(auth.dataSource, passwords, account)).toBeNull();
  });
});
