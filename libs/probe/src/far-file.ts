import type { FarFile } from '@app/ffmpeg';
import type { OpenSource } from './probe-source';

const keptMs = 3_000;

/** How much a parser may read, and how much is kept for who reads beside it: a spent budget would end the analysis. */
export interface FarShare {
  bytes: number;
  requests: number;
  ms: number;
  keptBytes: number;
  keptRequests: number;
}

/**
 * A remote source as a boxed parser reads it through the proxy's own way out, within a share of what the pass may still use; or why it
 * can't be.
 */
export function farFile(
  { input, facts, left }: Pick<OpenSource, 'input' | 'facts' | 'left'>,
  most: FarShare,
): FarFile | string {
  const { sizeBytes } = facts();
  const budget = left();
  if (input.kind !== 'url') return 'it is no remote source';
  if (sizeBytes === null) return 'the origin does not say how long the file is';
  if (budget === null) return 'the source has no budget';
  const mostBytes = Math.min(most.bytes, budget.maxBytes - most.keptBytes);
  const mostRequests = Math.min(most.requests, budget.maxRequests - most.keptRequests);
  const mostMs = Math.min(most.ms, budget.deadlineMs - keptMs);
  if (mostBytes <= 0 || mostRequests <= 0 || mostMs <= 0) return 'nothing is left of the budgets of the source for it';
  return { url: input.url, network: input.network, sizeBytes, budget: { mostBytes, mostRequests, mostMs } };
}
