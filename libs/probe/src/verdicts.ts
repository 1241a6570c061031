import { PolicyBook, type Policy, type Verdict } from '@app/policy';
import { Injectable } from '@nestjs/common';
import type { AnalysisOptions } from './analysis-options';
import type { CheckOutcome } from './analyzers/analyzer';
import { policyNotFound } from './errors';
import { defaultPolicy, judge, type JudgedFacts, policyGone } from './judge';

/** Finds the policy of an analysis, and judges by it with its owner's waivers. */
@Injectable()
export class Verdicts {
  constructor(private readonly book: PolicyBook) {}

  /** The current version of what was asked for. @throws AppError POLICY_NOT_FOUND */
  async policyFor(ownerId: string, slug: string | null): Promise<Policy> {
    const policy = await this.book.find(ownerId, slug ?? defaultPolicy, null);
    if (!policy) throw policyNotFound({ slug: slug ?? defaultPolicy });
    return policy;
  }

  /** By the version that was current when the analysis was asked for, with the waivers that stand now. */
  async of(row: Record<string, unknown>, seen: Omit<JudgedFacts, 'labels'>, outcome: CheckOutcome): Promise<Verdict> {
    const { policy: asked, policy_version: version = null } = row['options'] as AnalysisOptions;
    const ownerId = row['user_id'] as string;
    const slug = asked ?? defaultPolicy;
    const now = new Date();
    const [policy, waivers] = await Promise.all([
      this.book.find(ownerId, slug, version),
      this.book.waivers(ownerId, slug),
    ]);
    if (!policy) return policyGone(slug, version, now);
    return judge({ policy, waivers, now }, { ...seen, labels: (row['labels'] as object | null) ?? {} }, outcome);
  }
}
