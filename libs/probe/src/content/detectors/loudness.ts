import type { LoudnessNote } from '@app/ffmpeg';
import type { TrackLoudness } from '../content-results';
import { Series } from '../reading/series';

const leastForRange = 10;

/** Loudness of a track: the last word on the integrated value and the range, the maxima of the others. */
export class LoudnessDetector {
  readonly momentary = new Series(0.1);
  readonly shortTerm = new Series(0.1);
  /** The highest so far: the filter tells no other. */
  readonly truePeaks = new Series(0.1);
  readonly samplePeaks = new Series(0.1);
  private integrated: number | null = null;
  private range: number | null = null;
  private maxMomentary: number | null = null;
  private maxShortTerm: number | null = null;
  private shortTermValues = 0;
  private truePeak: number | null = null;
  private samplePeak: number | null = null;

  constructor(private readonly streamIndex: number) {}

  /** @param samplePeakDb of the block: the true peak is noted in thousandths of full scale and never lies below it */
  take(note: LoudnessNote, samplePeakDb: number | null, timeSec: number): void {
    this.integrated = note.integratedLufs ?? this.integrated;
    this.range = note.rangeLu ?? this.range;
    this.maxMomentary = highest(this.maxMomentary, note.momentaryLufs);
    this.maxShortTerm = highest(this.maxShortTerm, note.shortTermLufs);
    this.truePeak = highest(this.truePeak, note.truePeakDb);
    this.samplePeak = highest(this.samplePeak, samplePeakDb);
    const peak = highest(this.truePeak, this.samplePeak);
    if (peak !== null) this.truePeaks.add(timeSec, peak);
    if (samplePeakDb !== null) this.samplePeaks.add(timeSec, samplePeakDb);
    if (note.momentaryLufs !== null) this.momentary.add(timeSec, note.momentaryLufs);
    if (note.shortTermLufs === null) return;
    this.shortTermValues += 1;
    this.shortTerm.add(timeSec, note.shortTermLufs);
  }

  result(): TrackLoudness {
    const short = (value: number | null) => (value === null ? null : Math.round(value * 100) / 100);
    return {
      stream_index: this.streamIndex,
      integrated_lufs: short(this.integrated),
      // a range is made of the spread of short-term values, which begin at 3 s
      range_lu: this.shortTermValues < leastForRange ? null : short(this.range),
      max_momentary_lufs: short(this.maxMomentary),
      max_short_term_lufs: short(this.maxShortTerm),
      true_peak_dbtp: short(highest(this.truePeak, this.samplePeak)),
    };
  }
}

function highest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}
