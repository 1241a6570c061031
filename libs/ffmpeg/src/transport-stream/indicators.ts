import type { TransportIndicator } from './transport-facts';

const MOST_PLACES = 10;

/**
 * Indicators of priority 1 and 2 by the numbers of ETSI TR 101 290, with the limits instrument makers give for them. Repetition is
 * measured on the stream's own clock, for a file has no times of arrival.
 */
const LIST = [
  ['1.1', 'TS_sync_loss', 1, null, null],
  ['1.2', 'Sync_byte_error', 1, null, null],
  ['1.3', 'PAT_error', 1, 0.5, 's'],
  ['1.4', 'Continuity_count_error', 1, null, null],
  ['1.5', 'PMT_error', 1, 0.5, 's'],
  ['1.6', 'PID_error', 1, null, null],
  ['2.1', 'Transport_error', 2, null, null],
  ['2.2', 'CRC_error', 2, null, null],
  ['2.3a', 'PCR_repetition_error', 2, 0.1, 's'],
  ['2.3b', 'PCR_discontinuity_indicator_error', 2, 5, 's'],
  ['2.4', 'PCR_accuracy_error', 2, 500, 'ns'],
  ['2.5', 'PTS_error', 2, 0.7, 's'],
  ['2.6', 'CAT_error', 2, null, null],
] as const;

export type IndicatorId = (typeof LIST)[number][0];
const NOT_IN_A_FILE: Partial<Record<IndicatorId, string>> = {
  '2.4': 'accuracy is measured against times of arrival, and a file has none',
};

/** Counts what went wrong, and keeps the first places. */
export class Indicators {
  private readonly counts = new Map<
    IndicatorId,
    { count: number; first: TransportIndicator['first']; most: number | null }
  >();

  hit(id: IndicatorId, timeSec: number | null, pid: number | null, measured: number | null = null): void {
    let entry = this.counts.get(id);
    if (!entry) this.counts.set(id, (entry = { count: 0, first: [], most: null }));
    entry.count += 1;
    // a time between two clock references is a fraction of their distance: microseconds are more than it means
    const time = timeSec === null ? null : Math.round(timeSec * 1e6) / 1e6;
    if (entry.first.length < MOST_PLACES) entry.first.push({ time_sec: time, pid });
    if (measured !== null) entry.most = Math.max(entry.most ?? measured, measured);
  }

  /** `clock`: there were clock references, without which no repetition can be measured. */
  finish(clock: boolean): TransportIndicator[] {
    return LIST.map(([id, name, priority, threshold, unit]) => {
      const entry = this.counts.get(id);
      const timeless = !clock && unit === 's' && !entry ? 'there is no clock to measure repetition by' : null;
      const reason = NOT_IN_A_FILE[id] ?? timeless;
      return {
        id,
        name,
        priority,
        count: reason === null ? (entry?.count ?? 0) : null,
        first: entry?.first ?? [],
        measured: entry?.most == null ? null : Math.round(entry.most * 1000) / 1000,
        threshold,
        unit,
        not_evaluated: reason,
      };
    });
  }
}
