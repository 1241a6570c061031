import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { v7 as uuid, validate as isUuid } from 'uuid';
import { Audit } from '../audit/audit';
import { type Caller, holds, type Origin } from '../caller';
import { apiKeyNotFound, expiryPassed, scopesBeyondRole, tooManyApiKeys } from '../errors';
import { newOpaqueToken } from '../opaque-token';
import type { Page } from '@app/database';
import { pageOf, positionOf } from '../page';
import type { Scope } from '../scope';
import { User } from '../users/user.entity';
import { ApiKey } from './api-key.entity';
import { apiKeyPrefix, KeyCallers } from './key-callers';

const mostKeys = 100;

export interface NewApiKey {
  name: string;
  scopes: Scope[];
  expiresAt: Date | null;
}

/** A key with its text, which is told this once. */
export interface ToldApiKey {
  key: ApiKey;
  text: string;
}

/** A user's own keys. */
@Injectable()
export class ApiKeys {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly callers: KeyCallers,
    private readonly audit: Audit,
  ) {}

  /** Newest first. */
  async list(userId: string, cursor: string | undefined, limit: number): Promise<Page<ApiKey>> {
    const query = this.dataSource
      .getRepository(ApiKey)
      .createQueryBuilder('key')
      .where('key.userId = :userId', { userId })
      .orderBy('key.id', 'DESC')
      .take(limit + 1);
    const position = positionOf(cursor);
    if (position) query.andWhere('key.id < :position', { position });
    return pageOf(await query.getMany(), limit);
  }

  /** @throws AppError SCOPES_BEYOND_ROLE, EXPIRY_PASSED, TOO_MANY_API_KEYS */
  async create(caller: Caller, wanted: NewApiKey, origin: Origin): Promise<ToldApiKey> {
    const beyond = wanted.scopes.filter((scope) => !holds(caller, scope));
    if (beyond.length > 0) throw scopesBeyondRole({ scopes: beyond.join(', ') });
    if (wanted.expiresAt && wanted.expiresAt.getTime() <= Date.now()) throw expiryPassed({});
    const id = uuid();
    const { text, secretHash } = newOpaqueToken(apiKeyPrefix, id);
    await this.dataSource.transaction(async (manager) => {
      // The owner's row is the lock that makes counting and inserting one step.
      await manager.findOneOrFail(User, { where: { id: caller.userId }, lock: { mode: 'pessimistic_write' } });
      const count = await manager.countBy(ApiKey, { userId: caller.userId });
      if (count >= mostKeys) throw tooManyApiKeys({ most: mostKeys });
      await manager.insert(ApiKey, { id, userId: caller.userId, ...wanted, secretHash });
      const details = { name: wanted.name, scopes: wanted.scopes };
      await this.audit.record(
        { actorId: caller.userId, action: 'api-key.created', targetId: id, origin, details },
        manager,
      );
    });
    return { key: await this.one(caller.userId, id), text };
  }

  /**
   * Gives the key a new secret; the one before stays good for `overlapSec`, those before it for no time at all.
   * @throws AppError API_KEY_NOT_FOUND
   */
  async rotate(caller: Caller, id: string, overlapSec: number, origin: Origin): Promise<ToldApiKey> {
    const { text, secretHash } = newOpaqueToken(apiKeyPrefix, id);
    await this.one(caller.userId, id);
    await this.dataSource.transaction(async (manager) => {
      await manager.query(
        `UPDATE api_keys SET previous_secret_hash = secret_hash, previous_valid_until = now() + $3 * interval '1 second', secret_hash = $4, rotated_at = now()
         WHERE id = $1 AND user_id = $2`,
        [id, caller.userId, overlapSec, secretHash],
      );
      const details = { overlap_sec: overlapSec };
      await this.audit.record(
        { actorId: caller.userId, action: 'api-key.rotated', targetId: id, origin, details },
        manager,
      );
    });
    this.callers.forget(id);
    return { key: await this.one(caller.userId, id), text };
  }

  /** @throws AppError API_KEY_NOT_FOUND */
  async delete(caller: Caller, id: string, origin: Origin): Promise<void> {
    const { name } = await this.one(caller.userId, id);
    await this.dataSource.transaction(async (manager) => {
      await manager.delete(ApiKey, { id, userId: caller.userId });
      await this.audit.record(
        { actorId: caller.userId, action: 'api-key.deleted', targetId: id, origin, details: { name } },
        manager,
      );
    });
    this.callers.forget(id);
  }

  private async one(userId: string, id: string): Promise<ApiKey> {
    const key = isUuid(id) ? await this.dataSource.getRepository(ApiKey).findOneBy({ id, userId }) : null;
    if (!key) throw apiKeyNotFound({ id });
    return key;
  }
}
