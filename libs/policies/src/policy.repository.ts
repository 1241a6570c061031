import { storableJson, storableText } from '@app/database';
import type { Policy } from '@app/policy';
import { newestFirst, type Page } from '@app/database';
import type { Visibility } from '@app/probe';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { type PolicyFormat, PolicyVersion } from './policy-version.entity';
import { StoredPolicy } from './stored-policy.entity';

/** A policy as it was written, and put together. */
export interface Written {
  text: string;
  format: PolicyFormat;
  document: Policy;
  resolved: Policy;
}

export interface WithVersion {
  policy: StoredPolicy;
  version: PolicyVersion;
}

/** The users' policies in PostgreSQL. Every question names whose they are. */
@Injectable()
export class PolicyRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The owner's policy of that name with one of its versions; of a deleted one only where the version is named. */
  async find(userId: string, slug: string, version: number | null): Promise<WithVersion | null> {
    const policy = await this.dataSource.getRepository(StoredPolicy).findOneBy({ userId, slug });
    if (!policy || (policy.deletedAt && version === null)) return null;
    const found = await this.version(policy.id, version ?? policy.version);
    return found && { policy, version: found };
  }

  /** One's own policy of that name before those of others, the latest changed first. */
  async visible(visibility: Visibility, userId: string, slug: string): Promise<StoredPolicy | null> {
    const query = this.dataSource
      .getRepository(StoredPolicy)
      .createQueryBuilder('policy')
      .where('policy.slug = :slug AND policy.deleted_at IS NULL', { slug })
      .orderBy('(policy.user_id = :userId)', 'DESC')
      .addOrderBy('policy.updated_at', 'DESC')
      .setParameter('userId', userId);
    if (visibility !== 'everything') query.andWhere('policy.userId = :owner', { owner: visibility.userId });
    return query.getOne();
  }

  async version(policyId: string, version: number): Promise<PolicyVersion | null> {
    return this.dataSource.getRepository(PolicyVersion).findOneBy({ policyId, version });
  }

  /** Newest first. */
  async versions(policyId: string): Promise<Pick<PolicyVersion, 'version' | 'createdAt'>[]> {
    return this.dataSource.getRepository(PolicyVersion).find({
      where: { policyId },
      select: { version: true, createdAt: true },
      order: { version: 'DESC' },
      take: 1_000,
    });
  }

  async page(visibility: Visibility, cursor: string | undefined, limit: number): Promise<Page<WithVersion>> {
    const query = this.dataSource
      .getRepository(StoredPolicy)
      .createQueryBuilder('policy')
      .where('policy.deleted_at IS NULL');
    if (visibility !== 'everything') query.andWhere('policy.userId = :userId', visibility);
    const { items, nextCursor } = await newestFirst(query, cursor, limit);
    return { items: await Promise.all(items.map(async (policy) => this.withCurrent(policy))), nextCursor };
  }

  /** How many policies a user has, deleted ones left out. */
  async count(userId: string): Promise<number> {
    const rows = await this.dataSource.query<{ count: string }[]>(
      'SELECT count(*) FROM policies WHERE user_id = $1 AND deleted_at IS NULL',
      [userId],
    );
    return Number(rows[0]?.count ?? 0);
  }

  /** The first version, or the next one of a policy deleted before. Null when there is a policy of that name. */
  async create(userId: string, slug: string, written: Written): Promise<WithVersion | null> {
    return this.dataSource.transaction(async (manager) => {
      const rows = await manager.query<{ id: string }[]>(
        `INSERT INTO policies (id, user_id, slug, version) VALUES ($1, $2, $3, 1)
         ON CONFLICT (user_id, slug) DO UPDATE
           SET version = policies.version + 1, created_at = now(), updated_at = now(), deleted_at = NULL
           WHERE policies.deleted_at IS NOT NULL
         RETURNING id`,
        [uuid(), userId, slug],
      );
      const id = rows[0]?.id;
      return id === undefined ? null : this.write(manager, id, written);
    });
  }

  /** The next version; `changed` is false where the same text stands there already. Null when there is no such policy. */
  async replace(
    userId: string,
    slug: string,
    written: Written,
    isAllowed: (version: number) => void,
  ): Promise<(WithVersion & { changed: boolean }) | null> {
    return this.dataSource.transaction(async (manager) => {
      const rows = await manager.query<{ id: string; version: number }[]>(
        'SELECT id, version FROM policies WHERE user_id = $1 AND slug = $2 AND deleted_at IS NULL FOR UPDATE',
        [userId, slug],
      );
      const row = rows[0];
      if (!row) return null;
      isAllowed(row.version);
      const current = await manager.findOneByOrFail(PolicyVersion, { policyId: row.id, version: row.version });
      const same = current.text === written.text && sameJson(current.resolved, written.resolved);
      if (!same)
        await manager.query('UPDATE policies SET version = version + 1, updated_at = now() WHERE id = $1', [row.id]);
      const result = same
        ? { policy: await manager.findOneByOrFail(StoredPolicy, { id: row.id }), version: current }
        : await this.write(manager, row.id, written);
      return { ...result, changed: !same };
    });
  }

  /** @returns the policy's id; null when there is no such policy */
  async delete(userId: string, slug: string): Promise<string | null> {
    const [rows] = await this.dataSource.query<[{ id: string }[], number]>(
      'UPDATE policies SET deleted_at = now() WHERE user_id = $1 AND slug = $2 AND deleted_at IS NULL RETURNING id',
      [userId, slug],
    );
    return rows[0]?.id ?? null;
  }

  async deleteAllOf(userId: string): Promise<void> {
    await this.dataSource.query('DELETE FROM policies WHERE user_id = $1', [userId]);
  }

  private async write(manager: EntityManager, policyId: string, written: Written): Promise<WithVersion> {
    await manager.query(
      `INSERT INTO policy_versions (policy_id, version, format, text, document, resolved)
       SELECT id, version, $2, $3, $4::jsonb, $5::jsonb FROM policies WHERE id = $1`,
      [
        policyId,
        written.format,
        storableText(written.text),
        storableJson(written.document),
        storableJson(written.resolved),
      ],
    );
    const policy = await manager.findOneByOrFail(StoredPolicy, { id: policyId });
    return { policy, version: await manager.findOneByOrFail(PolicyVersion, { policyId, version: policy.version }) };
  }

  private async withCurrent(policy: StoredPolicy): Promise<WithVersion> {
    const version = await this.version(policy.id, policy.version);
    if (!version) throw new Error(`policy ${policy.id} has no version ${policy.version}`);
    return { policy, version };
  }
}

/** Equal whatever the order of the keys, which jsonb does not keep. */
function sameJson(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
