import { follow, type Following, type JobEvent } from './events';
import { pause, type Transport } from './transport';
import type { Analysis, Batch, Comparison, Progress, Report, Watching } from './types';

export interface Jobs {
  analysis: Analysis;
  comparison: Comparison;
  batch: Batch;
}
export type JobKind = keyof Jobs;

const paths: Record<JobKind, string> = {
  analysis: '/api/v1/probe/analyses',
  comparison: '/api/v1/quality/comparisons',
  batch: '/api/v1/batch',
};

const pathOf = (kind: JobKind, id: string): string => `${paths[kind]}/${encodeURIComponent(id)}`;

export const eventsOf = (
  transport: Transport,
  kind: JobKind,
  id: string,
  following?: Following,
): AsyncGenerator<JobEvent, void, undefined> => follow(transport, `${pathOf(kind, id)}/events`, following);

/** Follows a job to its end. @returns its document then. @throws ApiProblem */
export async function waitFor<K extends JobKind>(
  transport: Transport,
  kind: K,
  id: string,
  { signal, onProgress }: Watching & { onEvent?: (event: JobEvent) => void } = {},
): Promise<Jobs[K]> {
  for await (const event of eventsOf(transport, kind, id, { ...(signal && { signal }) })) {
    const progress = progressIn(event);
    if (progress) onProgress?.(progress);
  }
  const response = await transport.request(pathOf(kind, id), { ...(signal && { signal }) });
  return (await response.json()) as Jobs[K];
}

const firstPollMs = 100;
const longestPollMs = 2000;

/** Asks for a report until it ended: reports have no events. @throws ApiProblem */
export async function reportEnded(transport: Transport, report: Report, signal?: AbortSignal): Promise<Report> {
  let standing = report;
  for (let ms = firstPollMs; standing.status === 'pending' || standing.status === 'running'; ms *= 1.5) {
    await pause(Math.min(ms, longestPollMs), signal);
    const response = await transport.request(`/api/v1/reports/${report.id}`, { ...(signal && { signal }) });
    standing = (await response.json()) as Report;
  }
  return standing;
}

/** A progress event is it; a snapshot holds it; of a batch it is the share of items that ended. */
function progressIn({ event, data }: JobEvent): Progress | null {
  if (event !== 'progress' && event !== 'snapshot') return null;
  const inside = (event === 'snapshot' ? data['progress'] : data) as Partial<Progress> | undefined;
  if (data['counts']) return batchProgress(data as unknown as Batch);
  if (!inside) return null;
  return { fraction: inside.fraction ?? null, stage: inside.stage ?? null, eta_seconds: inside.eta_seconds ?? null };
}

function batchProgress({ counts, total, status, eta_seconds }: Batch): Progress {
  const ended = counts.completed + counts.failed + counts.cancelled;
  return { fraction: total > 0 ? ended / total : null, stage: status, eta_seconds: eta_seconds ?? null };
}
