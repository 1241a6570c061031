import type { WorstFrame, WorstSecond } from '../comparison-documents';
import { statistics } from './statistics';

const mostFrames = 10;
const mostSeconds = 5;

export interface MomentContext {
  /** Frames of either side by row. */
  rows: readonly { reference: number; distorted: number }[];
  /** Of the reference, frames a second; null when unknown. */
  frameRate: number | null;
  higherIsBetter: boolean;
}

/** The worst frames, the worst first; of frames less than half a second apart only the worst, so that each shows another moment. */
export function worstFrames(
  values: ArrayLike<number>,
  { rows, frameRate, higherIsBetter }: MomentContext,
): WorstFrame[] {
  const apart = Math.max(1, Math.round((frameRate ?? 24) / 2));
  const found: number[] = [];
  for (const row of worstFirst(values, higherIsBetter)) {
    if (found.length === mostFrames) break;
    if (found.every((other) => Math.abs(other - row) >= apart)) found.push(row);
  }
  return found.flatMap((n) => {
    const frame = rows[n];
    if (!frame) return [];
    const time_sec = frameRate === null ? null : rounded(frame.reference / frameRate);
    return [{ n, reference_frame: frame.reference, distorted_frame: frame.distorted, time_sec, value: values[n] ?? 0 }];
  });
}

/** The worst whole seconds of the reference by their mean, the worst first; none where the frame rate is unknown. */
export function worstSeconds(
  values: ArrayLike<number>,
  { rows, frameRate, higherIsBetter }: MomentContext,
): WorstSecond[] {
  if (frameRate === null) return [];
  const bySecond = new Map<number, number[]>();
  for (const [n, { reference }] of rows.entries()) {
    const value = values[n] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    // A frame that starts on the second belongs to it, whatever the division left behind the comma.
    const second = Math.floor(reference / frameRate + 1e-6);
    const group = bySecond.get(second);
    if (group) group.push(value);
    else bySecond.set(second, [value]);
  }
  const seconds = [...bySecond].map(([second, group]) => ({
    start_sec: second,
    end_sec: second + 1,
    frames: group.length,
    mean: statistics(group).mean ?? 0,
  }));
  return seconds.sort((a, b) => (higherIsBetter ? a.mean - b.mean : b.mean - a.mean)).slice(0, mostSeconds);
}

/** Rows with a finite value. */
function worstFirst(values: ArrayLike<number>, higherIsBetter: boolean): number[] {
  const value = (row: number) => values[row] ?? 0;
  return Array.from({ length: values.length }, (_, row) => row)
    .filter((row) => Number.isFinite(values[row]))
    .sort((a, b) => (higherIsBetter ? value(a) - value(b) : value(b) - value(a)));
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}
