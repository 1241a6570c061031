import { findBuiltin, isWaiverExpired } from '@app/policy';
import type { Page } from '@app/database';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { ruleUnknown, tooManyWaivers, waiverExpiryPassed, waiverUnknown } from './errors';
import { type Asking, PoliciesService } from './policies.service';
import { WaiverRepository } from './waiver.repository';
import { waiverInForce, waiverView, type WaiverView } from './waiver-view';

const mostWaivers = 200;

export interface WaiverRequest {
  rule: string;
  author: string;
  reason: string;
  /** null never expires */
  expiresAt: Date | null;
}

/** Waivers of one user. */
export type WaiverPage = Page<WaiverView> & { ownerId: string };

/** Who has accepted what departure from which rule, until when. */
@Injectable()
export class WaiversService {
  constructor(
    private readonly policies: PoliciesService,
    private readonly rows: WaiverRepository,
  ) {}

  /** @throws AppError POLICY_NOT_FOUND, RULE_NOT_FOUND, EXPIRY_PASSED, WAIVER_LIMIT */
  async create(userId: string, slug: string, request: WaiverRequest): Promise<WaiverView> {
    const policy = await this.policies.resolved({ userId, visibility: { userId } }, slug, null);
    if (!policy.rules.some(({ id }) => id === request.rule)) throw ruleUnknown({ slug, rule: request.rule });
    const { expiresAt } = request;
    if (expiresAt && isWaiverExpired(waiverInForce(request), new Date())) throw waiverExpiryPassed({ expiresAt });
    const row = { id: uuid(), userId, slug: policy.slug, ...request };
    const created = await this.rows.insert(row, mostWaivers);
    if (!created) throw tooManyWaivers({ slug, most: mostWaivers });
    return waiverView(created, new Date());
  }

  /** Newest first; of another's policy its owner's. @throws AppError POLICY_NOT_FOUND, CURSOR_INVALID */
  async list(asking: Asking, slug: string, cursor: string | undefined, limit: number): Promise<WaiverPage> {
    const { ownerId } = await this.policies.owned(asking, slug, null);
    const page = await this.rows.page(ownerId, findBuiltin(slug)?.slug ?? slug, cursor, limit);
    const now = new Date();
    return { items: page.items.map((row) => waiverView(row, now)), nextCursor: page.nextCursor, ownerId };
  }

  /** @returns what was withdrawn. @throws AppError WAIVER_NOT_FOUND */
  async delete(userId: string, slug: string, id: string): Promise<WaiverView> {
    const gone = await this.rows.delete(userId, findBuiltin(slug)?.slug ?? slug, id);
    if (!gone) throw waiverUnknown({ id });
    return waiverView(gone, new Date());
  }

  /** Every waiver of a rule. @returns what was withdrawn. @throws AppError POLICY_NOT_FOUND */
  async deleteOfRule(userId: string, slug: string, rule: string): Promise<WaiverView[]> {
    const { policy } = await this.policies.owned({ userId, visibility: { userId } }, slug, null);
    const rows = (await this.rows.of(userId, policy.slug)).filter((row) => row.rule === rule);
    const now = new Date();
    for (const { id } of rows) await this.rows.delete(userId, policy.slug, id);
    return rows.map((row) => waiverView(row, now));
  }

  async erase(userId: string): Promise<void> {
    await this.rows.deleteAllOf(userId);
  }
}
