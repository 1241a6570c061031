import { findBuiltin, type Policy, PolicyBook, type Waiver } from '@app/policy';
import { Injectable } from '@nestjs/common';
import { PolicyRepository } from './policy.repository';
import { WaiverRepository } from './waiver.repository';
import { waiverInForce } from './waiver-view';

/** The built-in policies, and those in PostgreSQL. */
@Injectable()
export class StoredPolicyBook extends PolicyBook {
  constructor(
    private readonly rows: PolicyRepository,
    private readonly waiverRows: WaiverRepository,
  ) {
    super();
  }

  override async find(ownerId: string, slug: string, version: number | null): Promise<Policy | null> {
    const builtin = findBuiltin(slug);
    if (builtin) return builtin;
    const found = await this.rows.find(ownerId, slug, version);
    return found && { ...found.version.resolved, version: found.version.version };
  }

  override async waivers(ownerId: string, slug: string): Promise<Waiver[]> {
    return (await this.waiverRows.forJudging(ownerId, findBuiltin(slug)?.slug ?? slug)).map(waiverInForce);
  }
}
