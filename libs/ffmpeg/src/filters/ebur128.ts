import { type NotedFrame, noted } from './metadata-reader';

/** Loudness so far, at one block. Null is no value: the filter writes a number where there is none. */
export interface LoudnessNote {
  momentaryLufs: number | null;
  /** Null before 3 s. */
  shortTermLufs: number | null;
  integratedLufs: number | null;
  rangeLu: number | null;
  /** The highest so far, dBTP. */
  truePeakDb: number | null;
}

/** What it writes while its window is not full, and below the absolute gate of −70 LUFS. */
const windowNotFull = -120;
const absoluteGate = -70;

/**
 * Filter `ebur128` (EBU R 128, EBU Tech 3341 and 3342, ITU-R BS.1770). Momentary and short-term values stand on a grid of
 * 100 ms: their maximum may be up to 0.45 LU low for bursts shorter than the window (EBU Tech 3341 cases 13 and 14).
 */
export const ebur128 = {
  ask: (): string => 'ebur128=peak=true:metadata=1',
  read: (frame: NotedFrame): LoudnessNote => {
    const integrated = noted(frame, 'lavfi.r128.I');
    const hasValue = integrated !== null && integrated > absoluteGate;
    return {
      momentaryLufs: above(noted(frame, 'lavfi.r128.M'), windowNotFull),
      shortTermLufs: above(noted(frame, 'lavfi.r128.S'), windowNotFull),
      integratedLufs: hasValue ? integrated : null,
      rangeLu: hasValue ? noted(frame, 'lavfi.r128.LRA') : null,
      // linear, not in dB
      truePeakDb: decibels(noted(frame, 'lavfi.r128.true_peak')),
    };
  },
};

function above(value: number | null, least: number): number | null {
  return value !== null && value > least ? value : null;
}

function decibels(amplitude: number | null): number | null {
  return amplitude !== null && amplitude > 0 ? 20 * Math.log10(amplitude) : null;
}
