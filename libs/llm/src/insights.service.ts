import { CONFIG, type Config } from '@app/config';
import type { Page } from '@app/database';
import type { Visibility } from '@app/probe';
import { Admission, Doorbell, JobWait } from '@app/queue';
import { addToLogContext, LOGGER, type Logger } from '@app/telemetry';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { ConversationRepository } from './ask/conversation.repository';
import { TokenBudget } from './budget/token-budget';
import { insightNotFound, insightsOff } from './errors';
import type { Audience } from './insight.entity';
import { InsightRepository } from './insight.repository';
import { insightView, type InsightView } from './insight-view';
import { insightWrite } from './jobs';
import { type Subject, SubjectDigests } from './subject-digests';

export interface InsightRequest {
  subject: Subject;
  audience: Audience;
  language: string;
}

/** Accepts insights and shows them; writing them is the pipeline's. */
@Injectable()
export class InsightsService {
  constructor(
    private readonly rows: InsightRepository,
    private readonly conversations: ConversationRepository,
    private readonly digests: SubjectDigests,
    private readonly budget: TokenBudget,
    private readonly doorbell: Doorbell,
    private readonly admission: Admission,
    private readonly jobWait: JobWait,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Waits for the text up to the limit of a synchronous call; past it the job goes on.
   * @throws AppError INSIGHTS_OFF, SUBJECT_NOT_FINISHED, or as the subject's feature when it is not visible
   */
  async create(userId: string, visibility: Visibility, { subject, ...voice }: InsightRequest): Promise<InsightView> {
    if (!this.config.LLM_ENABLED) throw insightsOff({});
    await this.digests.of(visibility, subject);
    const id = uuid();
    await this.admission.require(insightWrite);
    addToLogContext({ job_id: id });
    await this.rows.insert(id, { userId, subjectKind: subject.kind, subjectId: subject.id, ...voice });
    this.doorbell
      .ring(insightWrite, id)
      .catch((error: unknown) =>
        this.logger.warn({ err: error, insight_id: id }, 'the doorbell could not be rung; the reconciler will'),
      );
    await this.jobWait.finished(this.rows.jobs, id, this.config.SYNC_TIMEOUT_MS);
    return this.get({ userId }, id);
  }

  /** @throws AppError INSIGHT_NOT_FOUND */
  async get(visibility: Visibility, id: string): Promise<InsightView> {
    const row = await this.rows.find(visibility, id);
    if (!row) throw insightNotFound({ id });
    return insightView(row);
  }

  async list(
    visibility: Visibility,
    subjectId: string | undefined,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<InsightView>> {
    const page = await this.rows.page(visibility, subjectId, cursor, limit);
    return { items: page.items.map(insightView), nextCursor: page.nextCursor };
  }

  /** Removes insights and conversations of a user. */
  async erase(userId: string): Promise<void> {
    await this.rows.erase(userId);
    await this.conversations.erase(userId);
    await this.budget.erase(userId);
  }
}
