import { CONFIG, type Config, ConfigError } from '@app/config';
import { Inject, Injectable } from '@nestjs/common';
import { createHash, createSecretKey, type KeyObject } from 'node:crypto';

export interface SigningKey {
  /** Names the secret without telling it: the beginning of a hash of it. */
  id: string;
  /** Not text: jsonwebtoken would try to read that as a public key first, at thirty times the cost of the check itself. */
  secret: KeyObject;
}

/** The secret that signs, and those of the past whose signatures still count. */
@Injectable()
export class SigningKeys {
  readonly current: SigningKey;
  private readonly byId: Map<string, SigningKey>;

  constructor(@Inject(CONFIG) config: Pick<Config, 'JWT_SECRET' | 'JWT_PREVIOUS_SECRETS'>) {
    if (config.JWT_SECRET === undefined) throw new ConfigError('Tokens can be signed only with a JWT_SECRET.');
    this.current = named(config.JWT_SECRET);
    const all = [...config.JWT_PREVIOUS_SECRETS.map(named), this.current];
    this.byId = new Map(all.map((key) => [key.id, key]));
  }

  /** The secret a token names in its header; null when it names none that is known. */
  secretFor(token: string): KeyObject | null {
    const id = keyIdOf(token);
    return id === null ? null : (this.byId.get(id)?.secret ?? null);
  }
}

function named(secret: string): SigningKey {
  return {
    id: createHash('sha256').update(`kid:${secret}`).digest('hex').slice(0, 16),
    secret: createSecretKey(secret, 'utf8'),
  };
}

function keyIdOf(token: string): string | null {
  try {
    const header = JSON.parse(Buffer.from(token.slice(0, token.indexOf('.')), 'base64url').toString()) as {
      kid?: unknown;
    } | null;
    return typeof header?.kid === 'string' ? header.kid : null;
  } catch {
    return null;
  }
}
