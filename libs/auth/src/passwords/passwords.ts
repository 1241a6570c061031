import { CONFIG, type Config } from '@app/config';
import { Inject, Injectable } from '@nestjs/common';
import { hash, type Options, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';
import { passwordsBusy } from '../errors';
import { Turnstile } from './turnstile';

export const shortestPassword = 12;
export const longestPassword = 128;

/** argon2id (the library's default) with 19 MiB, 2 passes, 1 lane: OWASP Password Storage Cheat Sheet. */
const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const mostWaiting = 64;

/** Hashes and verifies passwords, a few at a time: each takes a core for tens of milliseconds and 19 MiB. */
@Injectable()
export class Passwords {
  private readonly turnstile: Turnstile;
  private readonly nobodys: Promise<string>;

  constructor(@Inject(CONFIG) config: Pick<Config, 'PASSWORD_HASH_CONCURRENCY'>) {
    this.turnstile = new Turnstile(config.PASSWORD_HASH_CONCURRENCY, mostWaiting, () =>
      passwordsBusy({}, { retryAfterSec: 2 }),
    );
    this.nobodys = hash(randomBytes(32), cost);
  }

  /** @throws AppError PASSWORDS_BUSY */
  hash(password: string): Promise<string> {
    return this.turnstile.pass(() => hash(normal(password), cost));
  }

  /**
   * Does the same work where there is no hash to compare with, so that time doesn't tell who exists.
   * @throws AppError PASSWORDS_BUSY
   */
  async matches(known: string | null, password: string): Promise<boolean> {
    const against = known ?? (await this.nobodys);
    const same = await this.turnstile.pass(() => verify(against, normal(password)));
    return same && known !== null;
  }
}

/** One spelling of the same characters, however the keyboard composed them. */
function normal(password: string): string {
  return password.normalize('NFKC');
}
