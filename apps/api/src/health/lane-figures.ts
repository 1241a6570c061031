import type { QueueGroup } from '@app/telemetry';

/** What waits and runs in one lane of one kind of work. */
export interface LaneFigures {
  work: string;
  lane: string;
  pending: number;
  running: number;
  /** age of what has waited longest; null while nothing waits */
  oldest_pending_seconds: number | null;
}

/** One line a lane, from one line a lane and status. */
export function laneFigures(groups: readonly QueueGroup[]): LaneFigures[] {
  const lanes = new Map<string, LaneFigures>();
  for (const { table, lane, status, count, oldestSec } of groups) {
    const key = `${table} ${lane}`;
    const figures = lanes.get(key) ?? { work: table, lane, pending: 0, running: 0, oldest_pending_seconds: null };
    figures[status] = count;
    if (status === 'pending' && oldestSec !== null) figures.oldest_pending_seconds = Math.round(oldestSec * 10) / 10;
    lanes.set(key, figures);
  }
  return [...lanes.values()];
}
