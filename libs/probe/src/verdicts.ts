import { PolicyBook, type Policy, type Verdict } from '@app/policy';
import { Injectable } from '@nestjs/common';
import type { AnalysisOptions } from './analysis-options';
import type { CheckOutcome } from './analyzers/analyzer';
import { policyNotFound } from './errors';
import { thresholdsOf } from './check-settings';
import type { ContentResults } from './content/content-results';
import { defaultPolicy, judge, type JudgedFacts, policyGone } from './judge';
import { reweigh } from './reweigh';

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

  /**
   * By the version that was current when the analysis was asked for, with the waivers that stand now. A policy that was named is judged
   * by its own numbers: those of the request shape the findings, and can't loosen its rules.
   */
  async of(
    row: Record<string, unknown>,
    seen: Omit<JudgedFacts, 'labels' | 'depth'>,
    outcome: CheckOutcome,
  ): Promise<Verdict> {
    const options = row['options'] as AnalysisOptions;
    const { policy: asked, policy_version: version = null } = options;
    const ownerId = row['user_id'] as string;
    const slug = asked ?? defaultPolicy;
    const now = new Date();
    const [policy, waivers] = await Promise.all([
      this.book.find(ownerId, slug, version),
      this.book.waivers(ownerId, slug),
    ]);
    if (!policy) return policyGone(slug, version, now);
    const facts = { ...seen, depth: options.depth, labels: (row['labels'] as object | null) ?? {} };
    if (asked === null || !options.thresholds) return judge({ policy, waivers, now }, facts, outcome);
    const kept = { media: seen.media, content: contentOf(seen.enhanced_analysis), toolVersion: null };
    const byPolicy = reweigh(outcome, kept, options.settings ?? {}, thresholdsOf(policy, null));
    const verdict = judge({ policy, waivers, now }, facts, byPolicy);
    return {
      ...verdict,
      notes: [...verdict.notes, 'Judged by the numbers of the policy; the findings go by those of the request.'],
    };
  }
}

function contentOf(enhanced: object | null): ContentResults | null {
  return ((enhanced as { content?: ContentResults } | null) ?? {}).content ?? null;
}
