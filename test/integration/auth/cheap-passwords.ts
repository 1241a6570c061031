import type * as Argon2 from '@node-rs/argon2';

/** To be imported before whatever hashes: these tests make and check passwords by the hundred, and what one costs concerns few of them. */
jest.mock('@node-rs/argon2', () => {
  const argon2 = jest.requireActual<typeof Argon2>('@node-rs/argon2');
  const hash: typeof argon2.hash = (password, options, abortSignal) =>
    argon2.hash(password, asServed ? options : { ...options, memoryCost: 64, timeCost: 1 }, abortSignal);
  return { ...argon2, hash };
});

let asServed = false;

/** What is started meanwhile, and the passwords it makes, cost what they cost as served. */
export async function withPasswordsAsServed<T>(start: () => Promise<T>): Promise<T> {
  asServed = true;
  try {
    return await start();
  } finally {
    asServed = false;
  }
}
