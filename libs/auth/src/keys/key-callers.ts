import { LOGGER, type Logger } from '@app/telemetry';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { BriefMemory } from '../brief-memory';
import type { Caller } from '../caller';
import { apiKeyInvalid } from '../errors';
import { type OpaqueToken, parseOpaqueToken, sameHash } from '../opaque-token';
import type { Scope } from '../scope';
import type { Role } from '../users/role';

export const apiKeyPrefix = 'ffp';

/** How long a revoked key may still be believed by another process. */
const believedMs = 3_000;
const usedWriteMs = 60_000;

interface KnownKey {
  caller: Caller;
  secretHash: Buffer;
  previousSecretHash: Buffer | null;
  /** Milliseconds since the epoch; null: without end. */
  previousUntil: number | null;
  expiresAt: number | null;
}

interface KeyRow {
  user_id: string;
  role: Role;
  scopes: Scope[];
  secret_hash: Buffer;
  previous_secret_hash: Buffer | null;
  previous_valid_until: Date | null;
  expires_at: Date | null;
}

/** Who an API key speaks for, now. A key used moments ago costs one SHA-256 and no question to the database. */
@Injectable()
export class KeyCallers {
  private readonly memory = new BriefMemory<KnownKey>(believedMs, 20_000);
  private readonly usedNoted = new Map<string, number>();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** The caller, if this very key was proven moments ago; no I/O. */
  peek(text: string): Caller | null {
    const token = parseOpaqueToken(apiKeyPrefix, text);
    const known = token && this.memory.peek(token.id);
    return token && known && opens(token, known) ? this.used(token.id, known) : null;
  }

  /** @throws AppError API_KEY_INVALID */
  async callerOf(text: string): Promise<Caller> {
    const token = parseOpaqueToken(apiKeyPrefix, text);
    const known = token && (await this.memory.get(token.id, () => this.lookUp(token.id)));
    if (!token || !known || !opens(token, known)) throw apiKeyInvalid({});
    return this.used(token.id, known);
  }

  forget(keyId: string): void {
    this.memory.forget(keyId);
  }

  forgetAll(): void {
    this.memory.forgetAll();
  }

  private async lookUp(keyId: string): Promise<KnownKey | null> {
    const [row] = await this.dataSource.query<KeyRow[]>(
      `SELECT k.user_id, u.role, k.scopes, k.secret_hash, k.previous_secret_hash, k.previous_valid_until, k.expires_at
       FROM api_keys k JOIN users u ON u.id = k.user_id WHERE k.id = $1 AND u.disabled_at IS NULL`,
      [keyId],
    );
    if (!row) return null;
    return {
      caller: { userId: row.user_id, role: row.role, scopes: row.scopes, keyId, sessionId: null },
      secretHash: row.secret_hash,
      previousSecretHash: row.previous_secret_hash,
      previousUntil: row.previous_valid_until?.getTime() ?? null,
      expiresAt: row.expires_at?.getTime() ?? null,
    };
  }

  /** Notes the use, to the minute: a write a call would cost more than the call. */
  private used(keyId: string, known: KnownKey): Caller {
    const now = Date.now();
    if (now - (this.usedNoted.get(keyId) ?? 0) >= usedWriteMs) {
      if (this.usedNoted.size > 20_000) this.usedNoted.clear();
      this.usedNoted.set(keyId, now);
      this.dataSource
        .query(
          `UPDATE api_keys SET last_used_at = now() WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`,
          [keyId],
        )
        .catch((error: unknown) => this.logger.warn({ err: error }, 'the use of an API key could not be noted'));
    }
    return known.caller;
  }
}

function opens(token: OpaqueToken, known: KnownKey): boolean {
  const now = Date.now();
  if (known.expiresAt !== null && known.expiresAt <= now) return false;
  if (sameHash(token.secretHash, known.secretHash)) return true;
  const previous = known.previousUntil !== null && known.previousUntil > now ? known.previousSecretHash : null;
  return previous !== null && sameHash(token.secretHash, previous);
}
