import type { Batch, FailedItem, PaceMark, SlowItem } from './batch.entity';
import type { BatchItem } from './batch-item.entity';
import type { BatchStatus, ItemStatus, ItemVerdict, NamedSource } from './batch-settings';

export interface BatchCounts {
  pending: number;
  running: number;
  completed: number;
  failed: number;
  cancelled: number;
  pass: number;
  warn: number;
  fail: number;
  not_evaluated: number;
}

/** How far a batch is. */
export interface BatchProgress {
  status: BatchStatus;
  total: number;
  counts: BatchCounts;
  /** items a second over the last half minute, or over its whole time once it ended; null while unknown */
  throughput: number | null;
  /** when the last item will end at this pace; null while unknown */
  eta: string | null;
  eta_seconds: number | null;
}

/** A batch as callers see it. */
export interface BatchView extends BatchProgress {
  id: string;
  user_id: string;
  labels: Record<string, string>;
  concurrency: number;
  /** null when the items were listed by the caller */
  listing: {
    root: string | null;
    s3_prefix: string | null;
    include: string[];
    exclude: string[];
    done: boolean;
    error: Record<string, unknown> | null;
  } | null;
  /** items that share another item's result */
  duplicates: number;
  slowest: SlowItem[];
  first_errors: FailedItem[];
  depth: string;
  policy: string | null;
  created_at: string;
  started_at: string | null;
  processed_at: string | null;
}

/** An item as callers see it. */
export interface BatchItemView {
  index: number;
  status: ItemStatus;
  kind: 'analysis' | 'comparison' | null;
  name: string;
  /** as it was named, without secrets; null for a comparison */
  source: Record<string, unknown> | null;
  reference: Record<string, unknown> | null;
  distorted: Record<string, unknown> | null;
  labels: Record<string, string>;
  analysis_id: string | null;
  comparison_id: string | null;
  duplicate_of: number | null;
  verdict: ItemVerdict | null;
  wall_seconds: number | null;
  processed_at: string | null;
  error: Record<string, unknown> | null;
}

type Counted = Pick<Batch, 'total' | 'pending' | 'running' | 'completed' | 'failed' | 'cancelled' | 'pace'> & {
  status: Batch['status'];
  pass?: number;
  warn?: number;
  fail?: number;
  notEvaluated?: number;
  not_evaluated?: number;
  listing_done?: boolean;
  listingDone?: boolean;
  startedAt?: Date | null;
  processedAt?: Date | null;
};

/** From the counters in its row: nothing is counted. */
export function progressOf(batch: Counted): BatchProgress {
  const { pending, running, completed, failed, cancelled, pass = 0, warn = 0, fail = 0 } = batch;
  const counts = {
    pending,
    running,
    completed,
    failed,
    cancelled,
    pass,
    warn,
    fail,
    not_evaluated: batch.notEvaluated ?? batch.not_evaluated ?? 0,
  };
  const throughput = throughputOf(batch, completed + failed);
  const known = (batch.listingDone ?? batch.listing_done) === true && batch.status === 'running';
  const left = known && throughput ? (pending + running) / throughput : null;
  return {
    status: batch.status === 'receiving' ? 'pending' : batch.status,
    total: batch.total,
    counts,
    throughput: throughput === null ? null : Number(throughput.toPrecision(4)),
    eta: left === null ? null : new Date(Date.now() + left * 1000).toISOString(),
    eta_seconds: left === null ? null : Math.round(left),
  };
}

function throughputOf(batch: Counted, ended: number): number | null {
  const { startedAt, processedAt, pace } = batch;
  if (startedAt && processedAt) {
    const seconds = (processedAt.getTime() - startedAt.getTime()) / 1000;
    return seconds > 0 ? ended / seconds : null;
  }
  return batch.status === 'running' ? overMarks(pace) : null;
}

function overMarks(marks: readonly PaceMark[]): number | null {
  const [first, last] = [marks.at(0), marks.at(-1)];
  if (!first || !last || last[0] === first[0]) return null;
  return (last[1] - first[1]) / ((last[0] - first[0]) / 1000);
}

export function batchView(row: Batch): BatchView {
  return {
    id: row.id,
    user_id: row.userId,
    ...progressOf(row),
    labels: row.labels,
    concurrency: row.concurrency,
    listing: row.listing && {
      root: row.listing.place.kind === 'folder' ? row.listing.place.root : null,
      s3_prefix: row.listing.place.kind === 's3' ? row.listing.place.prefix : null,
      include: row.listing.include,
      exclude: row.listing.exclude,
      done: row.listingDone,
      error: row.listingError,
    },
    duplicates: row.duplicates,
    slowest: row.slowest,
    first_errors: row.firstErrors.slice(0, 20),
    depth: row.options.analysis.depth,
    policy: row.options.analysis.policy,
    created_at: row.createdAt.toISOString(),
    started_at: row.startedAt?.toISOString() ?? null,
    processed_at: row.processedAt?.toISOString() ?? null,
  };
}

export function itemView(row: BatchItem): BatchItemView {
  const { subject } = row;
  return {
    index: row.index,
    status: row.status,
    kind: subject?.kind ?? null,
    name: row.name,
    source: subject?.kind === 'analysis' ? shown(subject.source) : null,
    reference: subject?.kind === 'comparison' ? shown(subject.reference) : null,
    distorted: subject?.kind === 'comparison' ? shown(subject.distorted) : null,
    labels: row.labels,
    analysis_id: row.analysisId,
    comparison_id: row.comparisonId,
    duplicate_of: row.duplicateOf,
    verdict: row.verdict,
    wall_seconds: row.wallSeconds,
    processed_at: row.processedAt?.toISOString() ?? null,
    error: row.error,
  };
}

function shown(named: NamedSource): Record<string, unknown> {
  switch (named.kind) {
    case 'file_path':
      return { file_path: named.file_path };
    case 'upload_id':
      return { upload_id: named.upload_id };
    case 'analysis_id':
      return { analysis_id: named.analysis_id };
    case 'resolved': {
      const { kind, url = null } = named.source.view;
      return kind === 's3' ? { s3: url } : { url };
    }
  }
}
