import { storableText } from '@app/database';
import { newestFirst, type Page } from '@app/database';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { PolicyWaiver } from './policy-waiver.entity';

export type WaiverTerms = Pick<PolicyWaiver, 'rule' | 'author' | 'reason' | 'expiresAt'>;
export type NewWaiver = Pick<PolicyWaiver, 'id' | 'userId' | 'slug' | 'rule' | 'author' | 'reason' | 'expiresAt'>;

/** The waivers in PostgreSQL. Every question names whose they are. */
@Injectable()
export class WaiverRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @returns null when the policy has `most` of them already */
  async insert(row: NewWaiver, most: number): Promise<PolicyWaiver | null> {
    await this.dataSource.query(
      `INSERT INTO policy_waivers (id, user_id, slug, rule, author, reason, expires_at)
       SELECT $1, $2, $3, $4, $5, $6, $7
       WHERE (SELECT count(*) FROM policy_waivers WHERE user_id = $2 AND slug = $3) < $8`,
      [
        ...[row.id, row.userId, row.slug, row.rule, storableText(row.author), storableText(row.reason)],
        row.expiresAt,
        most,
      ],
    );
    return this.dataSource.getRepository(PolicyWaiver).findOneBy({ id: row.id });
  }

  /** Oldest first: of several on one rule the first in force counts. */
  async of(userId: string, slug: string): Promise<PolicyWaiver[]> {
    return this.dataSource
      .getRepository(PolicyWaiver)
      .find({ where: { userId, slug }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  /** The same for a judgement, without what only people read: asked with every analysis, so the mapper's cost is spared. */
  async forJudging(userId: string, slug: string): Promise<WaiverTerms[]> {
    return this.dataSource.query(
      `SELECT rule, author, reason, expires_at AS "expiresAt" FROM policy_waivers WHERE user_id = $1 AND slug = $2 ORDER BY created_at, id`,
      [userId, slug],
    );
  }

  async page(userId: string, slug: string, cursor: string | undefined, limit: number): Promise<Page<PolicyWaiver>> {
    const query = this.dataSource
      .getRepository(PolicyWaiver)
      .createQueryBuilder('waiver')
      .where('waiver.userId = :userId AND waiver.slug = :slug', { userId, slug });
    return newestFirst(query, cursor, limit);
  }

  /** @returns what was deleted; null when there is no such waiver */
  async delete(userId: string, slug: string, id: string): Promise<PolicyWaiver | null> {
    const repository = this.dataSource.getRepository(PolicyWaiver);
    const found = await repository.findOneBy({ id, userId, slug });
    if (!found) return null;
    await repository.delete({ id });
    return found;
  }

  async deleteAllOf(userId: string): Promise<void> {
    await this.dataSource.getRepository(PolicyWaiver).delete({ userId });
  }
}
