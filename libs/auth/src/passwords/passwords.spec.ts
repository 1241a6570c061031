import { Passwords } from './passwords';

it('a password is hashed with what OWASP asks for: argon2id, 19 MiB, two passes', async () => {
  const passwords = new Passwords({ PASSWORD_HASH_CONCURRENCY: 1 });
  expect(await passwords.hash('a password long enough')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});
