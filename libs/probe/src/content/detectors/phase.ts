import type { TrackPhase } from '../content-results';
import { IntervalLog } from '../reading/interval-log';
import { SpreadMeter } from '../reading/spread';
import type { ContentThresholds } from '../thresholds';

/** Sounds that have nothing to do with each other, rain or applause, lie around 0; below this they work against each other. */
const opposing = -0.2;

/** How the two channels of a stereo track fit together, where anything is to be heard. */
export class PhaseDetector {
  private readonly correlation = new SpreadMeter();
  private readonly antiphase: IntervalLog;
  private audible = 0;
  private negative = 0;

  constructor(
    private readonly streamIndex: number,
    private readonly thresholds: ContentThresholds,
  ) {
    this.antiphase = new IntervalLog({ stream_index: streamIndex }, thresholds.antiphaseMinSec);
  }

  /** @param rmsDb of each channel; both must be audible: one alone has no phase */
  take(correlation: number | null, rmsDb: readonly (number | null)[], timeSec: number): void {
    const heard = correlation !== null && rmsDb.every((level) => level !== null && level > this.thresholds.silenceDb);
    this.antiphase.mark(heard && correlation <= this.thresholds.antiphaseCorrelation, timeSec);
    if (!heard) return;
    this.audible += 1;
    if (correlation < opposing) this.negative += 1;
    this.correlation.add(timeSec, correlation);
  }

  result(endSec: number): TrackPhase {
    this.antiphase.end(endSec);
    const spread = this.correlation.result();
    return {
      stream_index: this.streamIndex,
      mean_correlation: spread?.mean ?? null,
      min_correlation: spread?.min ?? null,
      antiphase: this.antiphase.list,
      negative_share: this.audible === 0 ? null : Math.round((this.negative / this.audible) * 1e4) / 1e4,
    };
  }
}
