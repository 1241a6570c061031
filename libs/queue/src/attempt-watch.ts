import {
  type AttemptOutcome,
  inRemoteSpan,
  type LogContext,
  type Logger,
  type Metrics,
  ToolTrail,
  withLogContext,
  type WorkOrigin,
} from '@app/telemetry';
import type { JobDefinition } from './define-job';
import type { Claim } from './job-table';

/** What operators learn of one attempt: its log lines' ids, its span, its figures, and what it ran when it was slow. */
export class AttemptWatch {
  private readonly trail = new ToolTrail();
  private readonly began = performance.now();
  private readonly origin: WorkOrigin;
  private stage: { name: string; began: number } | null = null;

  /** @param slowMs attempts that take at least as long are logged with their commands; 0: none */
  constructor(
    private readonly job: JobDefinition,
    private readonly claim: Claim,
    private readonly metrics: Pick<Metrics, 'attemptEnded' | 'stageEnded'>,
    private readonly logger: Pick<Logger, 'warn'>,
    private readonly slowMs: number,
  ) {
    this.origin = claim.row['origin'] ?? {};
  }

  /** Runs the attempt inside its log context, its span and its trail of tools, and tells how it went. */
  async follow(attempt: () => Promise<AttemptOutcome>): Promise<void> {
    const { name } = this.job;
    const { id, attempt: number } = this.claim;
    const attributes = {
      'ffprobe.job': name,
      'ffprobe.job_id': id,
      'ffprobe.attempt': number,
      'ffprobe.waited_ms': this.waitedMs(),
    };
    await withLogContext(this.logFields(), () =>
      inRemoteSpan(name, this.origin.traceparent ?? null, attributes, (span) =>
        this.trail.follow(async () => {
          let outcome: AttemptOutcome = 'lost';
          try {
            outcome = await attempt();
          } finally {
            span.setAttribute('ffprobe.outcome', outcome);
            this.ended(outcome);
          }
        }),
      ),
    );
  }

  /** @param stage a word of the pipeline's own; null when it tells none */
  entered(stage: string | null): void {
    if (stage === (this.stage?.name ?? null)) return;
    this.stageEnded();
    this.stage = stage === null ? null : { name: stage, began: performance.now() };
  }

  private ended(outcome: AttemptOutcome): void {
    this.stageEnded();
    const wallMs = performance.now() - this.began;
    this.metrics.attemptEnded({ job: this.job.name, outcome, seconds: wallMs / 1000 });
    if (this.slowMs === 0 || wallMs < this.slowMs) return;
    const runs = this.trail.longest.map(({ command, reason, wallSeconds, cpuSeconds }) => ({
      command,
      reason,
      wall_ms: Math.round(wallSeconds * 1000),
      cpu_ms: cpuSeconds === null ? null : Math.round(cpuSeconds * 1000),
    }));
    this.logger.warn(
      {
        outcome,
        duration_ms: Math.round(wallMs),
        waited_ms: this.waitedMs(),
        tool_runs: this.trail.count,
        longest_runs: runs,
      },
      'slow job',
    );
  }

  private stageEnded(): void {
    if (this.stage === null) return;
    const seconds = (performance.now() - this.stage.began) / 1000;
    this.metrics.stageEnded({ job: this.job.name, stage: this.stage.name, seconds });
    this.stage = null;
  }

  /** From its acceptance to this attempt; by the database's clock on both sides. */
  private waitedMs(): number {
    const { created_at: created, started_at: started } = this.claim.row;
    return created instanceof Date && started instanceof Date ? Math.max(0, started.getTime() - created.getTime()) : 0;
  }

  private logFields(): LogContext {
    const { id, attempt, row } = this.claim;
    const about = this.job.table === 'analyses' ? id : analysisOf(row);
    return {
      ...(this.origin.request_id !== undefined && { request_id: this.origin.request_id }),
      job: this.job.name,
      job_id: id,
      attempt,
      ...(about !== null && { analysis_id: about }),
    };
  }
}

/** The one analysis a row of another table is about; null when there is none, or more than one. */
function analysisOf(row: Record<string, unknown>): string | null {
  if (row['subject_kind'] === 'analysis' && typeof row['subject_id'] === 'string') return row['subject_id'];
  return typeof row['distorted_analysis_id'] === 'string' ? row['distorted_analysis_id'] : null;
}
