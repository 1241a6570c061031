import type { Rate } from './media-info';
import type { StreamPacketFacts } from './packets/packet-facts';
import { asRatio, round, type Dictionary } from './read-value';

/** No camera or display goes beyond; what does is a time base (90000/1, 1000/1). */
const MAX_RATE = 600;

export interface FrameRates {
  frame_rate: Rate | null;
  average_frame_rate: Rate | null;
  variable_frame_rate: boolean | null;
}

/** Base and average frame rate, and whether frames last differently long. */
export function readFrameRates(stream: Dictionary, packets: StreamPacketFacts | null, interlaced: boolean): FrameRates {
  const base = rate(stream['r_frame_rate']);
  const average = rate(stream['avg_frame_rate']);
  const measured = packets?.frame_durations ?? null;
  return {
    frame_rate: chooseRate(base, average, interlaced),
    average_frame_rate: average,
    variable_frame_rate: measured && measured.measured_count >= 3 ? measured.variable : byHeader(base, average),
  };
}

function chooseRate(base: Rate | null, average: Rate | null, interlaced: boolean): Rate | null {
  if (base === null || average === null) return base ?? average;
  // interlaced H.264 may give fields a second
  const fields = interlaced && Math.abs(base.value / average.value - 2) < 0.02;
  return fields ? average : base;
}

function byHeader(base: Rate | null, average: Rate | null): boolean | null {
  if (base === null || average === null) return null;
  return Math.abs(base.value / average.value - 1) < 0.001 ? false : null;
}

function rate(value: unknown): Rate | null {
  const ratio = asRatio(value);
  if (!ratio || ratio.num <= 0) return null;
  const perSecond = ratio.num / ratio.den;
  return perSecond > MAX_RATE ? null : { num: ratio.num, den: ratio.den, value: round(perSecond) };
}
