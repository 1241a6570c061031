import type { SourceView } from '@app/media';
import type { JobStatus } from '@app/queue';
import type { SelectQueryBuilder } from 'typeorm';
import type { Analysis } from './analysis.entity';

/** Whose rows may be seen: one owner's, or everybody's (`viewer`, `admin`). */
export type Visibility = { userId: string } | 'everything';

export interface AnalysisFilter {
  status?: JobStatus;
  source?: string;
  /** `key:value` or `key` */
  label?: string;
  verdict?: string;
  createdAfter?: Date;
}

/** What a finished analysis is made of. */
export const resultColumns = [
  'media',
  'ffprobe_json',
  'ffprobe_data',
  'enhanced_analysis',
  'timeline',
  'findings',
  'not_evaluated',
  'evaluated_checks',
  'verdict',
  'verdict_result',
  'engine',
];

/** The result columns of an analysis, by their names in the table, and where they come from. */
export type ReusableResult = Record<string, unknown> & { reused_from: string; source: SourceView };

/** Lists leave out the large documents. */
export const listed = [
  'id',
  'userId',
  'status',
  'source',
  'labels',
  'depth',
  'progress',
  'attempt',
  'createdAt',
  'startedAt',
  'processedAt',
  'verdict',
  'verdictResult',
  'error',
  'reusedFrom',
  'version',
  'options',
].map((property) => `analysis.${property}`);

/** The condition of one visible row, and its parameters. */
export function visible(visibility: Visibility, id: string): [string, unknown[]] {
  return visibility === 'everything' ? ['id = $1', [id]] : ['id = $1 AND user_id = $2', [id, visibility.userId]];
}

/** Narrows a list to what was asked for. */
export function narrow(query: SelectQueryBuilder<Analysis>, filter: AnalysisFilter): void {
  if (filter.status) query.andWhere('analysis.status = :status', { status: filter.status });
  if (filter.source) query.andWhere(`analysis.source->>'kind' = :source`, { source: filter.source });
  if (filter.verdict) query.andWhere('analysis.verdictResult = :verdict', { verdict: filter.verdict });
  if (filter.createdAfter) query.andWhere('analysis.createdAt > :createdAfter', { createdAfter: filter.createdAfter });
  if (filter.label) {
    const [key = '', ...value] = filter.label.split(':');
    if (value.length > 0)
      query.andWhere('analysis.labels @> :labels', { labels: JSON.stringify({ [key]: value.join(':') }) });
    else query.andWhere('analysis.labels ? :labelKey', { labelKey: key });
  }
}
