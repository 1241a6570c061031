import type { Rate } from './media-info';
import type { StreamPacketFacts } from './packets/packet-facts';
import type { Clock } from './stream-evidence';
import { asRatio, round, type Dictionary } from './read-value';

/** No camera or display goes beyond; what does is a time base (90000/1, 1000/1). */
const MAX_RATE = 600;
/** Base and measured rate this far apart are not rounding. */
const DISAGREE = 0.05;
const STANDARD: ReadonlyArray<readonly [number, number]> = [
  [24_000, 1_001],
  [24, 1],
  [25, 1],
  [30_000, 1_001],
  [30, 1],
  [48, 1],
  [50, 1],
  [60_000, 1_001],
  [60, 1],
  [100, 1],
  [120_000, 1_001],
  [120, 1],
];

export interface FrameRates {
  frame_rate: Rate | null;
  average_frame_rate: Rate | null;
  variable_frame_rate: boolean | null;
}

/** Base and average frame rate, and whether frames last differently long. Packets fill what ffprobe only guessed. */
export function readFrameRates(
  stream: Dictionary,
  packets: StreamPacketFacts | null,
  interlaced: boolean,
  clock: Clock = 'container',
): FrameRates {
  if (clock === 'none') return { frame_rate: null, average_frame_rate: null, variable_frame_rate: null };
  if (clock === 'bitstream') return bitstreamRates(stream, packets);
  const base = rate(stream['r_frame_rate']);
  const measured = packets?.frame_durations ?? null;
  const enough = measured !== null && measured.measured_count >= 3;
  const told = rate(stream['avg_frame_rate']);
  // what frames are apart is an average that nobody has to be told
  const lies = told !== null && enough && apart(told.value, 1000 / measured.mean_ms);
  // of two or three frames ffprobe gives no average, and its base rate may count fields
  const fields = told === null && measured !== null && base !== null && isTwice(base.value, 1000 / measured.mean_ms);
  const average = told === null || lies ? (enough || fields ? measuredRate(measured.mean_ms) : null) : told;
  const variable = enough ? measured.variable : byHeader(base, average);
  const steady = enough && !variable ? 1000 / measured.mean_ms : null;
  // of a single picture there is no average either, but it may say how long it lasts
  const single = average === null && measured === null ? toldRate(packets) : null;
  const isField = single !== null && base !== null && isTwice(base.value, single.value);
  const chosen = chooseRate(base, average, steady, interlaced || fields || (packets !== null && measured === null));
  return {
    frame_rate: isField ? single : chosen,
    average_frame_rate: average,
    variable_frame_rate: variable,
  };
}

/** Frames a second by what each packet says it lasts. */
export function toldRate(packets: StreamPacketFacts | null): Rate | null {
  const seconds = packets?.told_duration_sec ?? null;
  return seconds === null || packets === null ? null : measuredRate((seconds * 1000) / packets.packet_count);
}

// builds differ in whether the base rate of an H.264 elementary stream counts fields; the average one is always the default of 25
function bitstreamRates(stream: Dictionary, packets: StreamPacketFacts | null): FrameRates {
  const told = toldRate(packets);
  const base = stream['codec_name'] === 'h264' ? null : rate(stream['r_frame_rate']);
  return { frame_rate: told ?? base, average_frame_rate: told, variable_frame_rate: null };
}

function chooseRate(
  base: Rate | null,
  average: Rate | null,
  steady: number | null,
  fieldsLikely: boolean,
): Rate | null {
  if (base === null || average === null) return base ?? average;
  // H.264 may give fields a second: where it is interlaced, and where there are no times to tell frames by
  const fields = fieldsLikely && isTwice(base.value, average.value);
  // ffprobe's base rate fits the first timestamps, rounding included
  const misread = steady !== null && apart(base.value, steady) && !apart(average.value, steady);
  return fields || misread ? average : base;
}

const isTwice = (a: number, b: number): boolean => Math.abs(a / b - 2) < 0.02;
const apart = (a: number, b: number): boolean => Math.abs(a / b - 1) > DISAGREE;

function byHeader(base: Rate | null, average: Rate | null): boolean | null {
  if (base === null || average === null) return null;
  return Math.abs(base.value / average.value - 1) < 0.001 ? false : null;
}

// a container that rounds to milliseconds hides which of 30000/1001 and 30 was meant: the nearest one is taken
function measuredRate(meanMs: number): Rate {
  const value = 1000 / meanMs;
  const distance = ([num, den]: readonly [number, number]): number => Math.abs(value / (num / den) - 1);
  const nearest = STANDARD.reduce((best, next) => (distance(next) < distance(best) ? next : best));
  const [num, den] = distance(nearest) < 0.002 ? nearest : [Math.round(value * 1000), 1000];
  return { num, den, value: round(num / den) };
}

function rate(value: unknown): Rate | null {
  const ratio = asRatio(value);
  if (!ratio || ratio.num <= 0) return null;
  const perSecond = ratio.num / ratio.den;
  return perSecond > MAX_RATE ? null : { num: ratio.num, den: ratio.den, value: round(perSecond) };
}
