import { findBuiltin, type Policy, PolicyBook, type Verdict } from '@app/policy';
import { Analyses, type FullAnalysisView, type JudgedDocument, rejudge } from '@app/probe';
import { Injectable } from '@nestjs/common';
import { analysisNotJudgeable } from './errors';
import { type Asking, PoliciesService, type PolicyText } from './policies.service';

/** What is judged: an analysis that is kept, or one that is sent along. */
export type Judged = { analysisId: string } | { document: JudgedDocument };

export interface JudgingRequest {
  slug: string;
  version: number | null;
  /** Tried in place of what is kept; nothing of it is kept. */
  draft: PolicyText | null;
}

/** How an analysis would come out, beside how it did. */
export interface Trial {
  analysis_id: string;
  source_name: string | null;
  verdict: Verdict;
  stored_verdict: Verdict | null;
}

/** A verdict, of which analysis (null: one that was sent along), and whose policy gave it (null: a built-in one). */
export type Evaluation = Verdict & { analysis_id: string | null; policy_user_id: string | null };

const latest = 20;

/** Judges what was measured before by any policy. Nothing is decoded and nothing is kept. */
@Injectable()
export class JudgingService {
  constructor(
    private readonly policies: PoliciesService,
    private readonly book: PolicyBook,
    private readonly analyses: Analyses,
  ) {}

  /** @throws AppError POLICY_NOT_FOUND, POLICY_INVALID, ANALYSIS_NOT_FOUND, ANALYSIS_NOT_COMPLETED */
  async judge(asking: Asking, request: JudgingRequest, judged: Judged): Promise<Evaluation> {
    const { policy, ownerId } = await this.policyOf(asking, request);
    const [document, waivers] = await Promise.all([
      'document' in judged ? judged.document : this.document(asking, judged.analysisId),
      this.book.waivers(ownerId, policy.slug),
    ]);
    const verdict = rejudge(document, policy, waivers, new Date());
    const builtin = request.draft === null && findBuiltin(request.slug) !== null;
    const analysis_id = 'analysisId' in judged ? judged.analysisId : null;
    return { analysis_id, policy_user_id: builtin ? null : ownerId, ...verdict };
  }

  /** The caller's latest completed analyses, judged by it. @throws AppError POLICY_NOT_FOUND, POLICY_INVALID */
  async tryOnLatest(asking: Asking, request: JudgingRequest): Promise<Trial[]> {
    const { policy, ownerId } = await this.policyOf(asking, request);
    const waivers = await this.book.waivers(ownerId, policy.slug);
    const now = new Date();
    const own = { userId: asking.userId };
    const { items } = await this.analyses.list(own, { status: 'completed' }, undefined, latest);
    const trials: Trial[] = [];
    for (const { id } of items) {
      const document = await this.analyses.document(own, id).catch(() => null);
      if (!document) continue; // deleted meanwhile
      trials.push({
        analysis_id: id,
        source_name: document.source.name,
        verdict: rejudge(document, policy, waivers, now),
        stored_verdict: document.verdict,
      });
    }
    return trials;
  }

  private async policyOf(
    asking: Asking,
    { slug, version, draft }: JudgingRequest,
  ): Promise<{ policy: Policy; ownerId: string }> {
    if (draft === null) return this.policies.owned(asking, slug, version);
    return { policy: await this.policies.draft(asking.userId, draft, slug), ownerId: asking.userId };
  }

  private async document(asking: Asking, id: string): Promise<FullAnalysisView> {
    const document = await this.analyses.document(asking.visibility, id);
    if (document.status !== 'completed') throw analysisNotJudgeable({ id, status: document.status });
    return document;
  }
}
