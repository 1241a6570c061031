import type { Place, ResolvedSource } from '@app/media';
import type { AnalysisOptions } from '@app/probe';
import type { ComparisonOptions } from '@app/quality';

export const batchStatuses = ['pending', 'running', 'paused', 'completed', 'cancelled'] as const;
export type BatchStatus = (typeof batchStatuses)[number];

export const itemStatuses = ['pending', 'running', 'completed', 'failed', 'cancelled'] as const;
export type ItemStatus = (typeof itemStatuses)[number];

export const itemVerdicts = ['pass', 'warn', 'fail', 'not_evaluated'] as const;
export type ItemVerdict = (typeof itemVerdicts)[number];

/** What all items share, as stored with the batch. */
export interface BatchOptions {
  analysis: AnalysisOptions;
  comparison: ComparisonOptions;
  /** told when the batch ended; items have none of their own unless they name one */
  webhook_url: string | null;
}

/** Where the items are found when they were not listed: the work of the worker. */
export interface BatchListing {
  place: Place;
  /** globs of paths below the place */
  include: string[];
  exclude: string[];
}

/** How many items of a batch are handed to the workers at once. */
export const concurrencies = { least: 1, most: 256, usual: 64 } as const;

/** Most items of one batch. */
export const mostItems = 1_000_000;

/** A source as an item names it. What needs no look at disk or database is resolved when it is received, so that secrets are sealed at once. */
export type NamedSource =
  | { kind: 'file_path'; file_path: string }
  | { kind: 'upload_id'; upload_id: string }
  | { kind: 'analysis_id'; analysis_id: string }
  | { kind: 'resolved'; source: ResolvedSource; identity: string };

/** What an item is about. */
export type ItemSubject =
  | { kind: 'analysis'; source: NamedSource; overrides: Partial<AnalysisOptions> }
  | { kind: 'comparison'; reference: NamedSource; distorted: NamedSource; overrides: Partial<ComparisonOptions> };

/** The batch's options with the item's own. */
export function analysisOptionsOf(batch: BatchOptions, overrides: Partial<AnalysisOptions>): AnalysisOptions {
  return { ...batch.analysis, ...overrides };
}

/** A metric with a least value is measured, asked for or not. */
export function comparisonOptionsOf(batch: BatchOptions, overrides: Partial<ComparisonOptions>): ComparisonOptions {
  const options = { ...batch.comparison, ...overrides };
  const judged = Object.keys(options.fail_below ?? {}) as ComparisonOptions['metrics'];
  return { ...options, metrics: [...new Set([...options.metrics, ...judged])] };
}
