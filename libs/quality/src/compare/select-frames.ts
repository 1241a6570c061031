import type { FramePair, Pairing } from '../alignment/pair-frames';
import { fastIndex, type Lay } from '../alignment/timeline';

/** A run of pairs with one offset: frames `from`..`to` of the slower side, `offset` frames of the faster one apart. */
export interface Segment {
  from: number;
  to: number;
  offset: number;
}

/** More runs than this make an expression too long to evaluate for every frame. */
export const mostSegments = 200;

/** Cuts a pairing into runs that are described by three numbers. */
export function segmentsOf({ pairs }: Pick<Pairing, 'pairs'>, lay: Lay): Segment[] {
  const segments: Segment[] = [];
  const offsetOf = (pair: FramePair) => pair.fast - fastIndex(lay, pair.slow);
  for (const pair of pairs) {
    const last = segments.at(-1);
    if (last && last.to + 1 === pair.slow && last.offset === offsetOf(pair)) last.to = pair.slow;
    else segments.push({ from: pair.slow, to: pair.slow, offset: offsetOf(pair) });
  }
  return segments;
}

/** Expression of filter `select` that keeps the slower side's frames of the segments; `n` counts decoded frames from 0. */
export function selectSlow(segments: readonly Segment[]): string {
  return segments.map(({ from, to }) => `between(n,${from},${to})`).join('+');
}

/** The same for the faster side: of every `ratio` frames the one at the time of the slower side's. */
export function selectFast(segments: readonly Segment[], lay: Lay): string {
  return segments
    .map(({ from, to, offset }) => {
      const first = fastIndex(lay, from) + offset;
      const last = fastIndex(lay, to) + offset;
      const inside = `between(n,${first},${last})`;
      return lay.ratio === 1 ? inside : `${inside}*${onGrid(lay, offset)}`;
    })
    .join('+');
}

/** True where some i has round(i × ratio + phase) + offset = n: with o the sum of both, a whole number lies in [(n − o − ½) ÷ ratio, (n − o + ½) ÷ ratio). */
export function onGrid({ ratio, phase }: Lay, offset: number): string {
  const at = (half: string) => `(n-${signed(offset + phase)}${half})/${ratio}`;
  return `lt(ceil(${at('-0.5')}),${at('+0.5')})`;
}

function signed(value: number): string {
  return value < 0 ? `(${value})` : String(value);
}
