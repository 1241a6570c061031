import { type Attempt, type Ending, LeaseRunner } from '@app/queue';
import { Injectable } from '@nestjs/common';
import { digestHash } from './digest/digest-hash';
import type { Audience, SubjectKind } from './insight.entity';
import { InsightRepository } from './insight.repository';
import { InsightWriter } from './insight-writer';
import { insightWrite } from './jobs';
import { promptVersion } from './prompt/insight-prompt';
import { Providers } from './providers/providers';
import { SubjectDigests } from './subject-digests';

/** Writes the insights that were asked for, from what is stored. */
@Injectable()
export class InsightsPipeline {
  constructor(
    private readonly rows: InsightRepository,
    private readonly digests: SubjectDigests,
    private readonly providers: Providers,
    private readonly writer: InsightWriter,
    private readonly leases: LeaseRunner,
  ) {}

  async runNext(): Promise<void> {
    await this.leases.runNext(this.rows.jobs, insightWrite, (attempt) => this.write(attempt));
  }

  private async write(attempt: Attempt): Promise<Ending> {
    const { user_id: userId, subject_kind, subject_id, ...row } = attempt.row as Record<string, string>;
    const voice = { language: row['language'] ?? 'en', audience: row['audience'] as Audience };
    const subject = { kind: subject_kind as SubjectKind, id: subject_id ?? '' };
    // Whoever asked was allowed to see it then; the row is theirs.
    const digest = await this.digests.of('everything', subject);
    const first = this.providers.first;
    const hash = digestHash(digest, voice, first && { provider: first.name, model: first.model }, promptVersion);
    const earlier = await this.rows.written(userId ?? '', hash);
    const document = earlier
      ? { ...earlier.document, reused_from: earlier.id, tokens: { prompt: 0, completion: 0 }, cost: null }
      : await this.writer.write(userId ?? '', digest, voice, attempt.signal);
    // A text that rules had to write instead is not kept for the next time: the model may be back.
    const keep = earlier === null && document.fallback_reason !== null ? null : hash;
    return { outcome: 'completed', columns: { document, digest_hash: keep } };
  }
}
