import { HighPass, type Surroundings } from './high-pass';
import { changeEnergy, signaturePixels, type Signatures } from './signatures';
import { fastIndex } from './timeline';

/** Offsets followed around the main one, for frames dropped and inserted on the way. */
export const offsetBand = 6;
const states = 2 * offsetBand + 1;
/** A change of offset must save this many frames' worth of being one frame off. */
const changePenalty = 3;
const furtherStepPenalty = 1;
/** Luma² a pixel: less than this between two frames says nothing. */
const motionFloor = 0.02;
const window = 12;

/**
 * The offset of every frame of the slower side, in frames of the faster one: the path through `main ± 6` with the least squared
 * difference of what moves, where every change of offset costs (Viterbi).
 * @param gain contrast of the slower side's motion relative to the faster one's
 */
export function followOffsets(slow: Signatures, fast: Signatures, ratio: number, main: number, gain: number): Int16Array {
  const costs = misfits(slow, fast, ratio, main, gain);
  const units = unitsOf(slow.length, costs, motionOf(slow));
  const came = new Uint8Array(costs.length);
  let soFar = new Float64Array(states);
  for (let i = 0; i < slow.length; i += 1) {
    const next = new Float64Array(states);
    for (let state = 0; state < states; state += 1) {
      const at = i * states + state;
      const [from, cost] = i === 0 ? [state, 0] : cheapestWay(soFar, state);
      came[at] = from;
      next[state] = cost + Math.max(0, costs[at] ?? 0) / (units[i] ?? 1);
    }
    soFar = next;
  }
  return walkBack(soFar, came, slow.length, main);
}

function cheapestWay(costs: Float64Array, to: number): [from: number, cost: number] {
  let from = to;
  let least = costs[to] ?? 0;
  for (let state = 0; state < states; state += 1) {
    if (state === to) continue;
    const cost = (costs[state] ?? 0) + changePenalty + furtherStepPenalty * (Math.abs(state - to) - 1);
    if (cost < least) [from, least] = [state, cost];
  }
  return [from, least];
}

function walkBack(costs: Float64Array, came: Uint8Array, count: number, main: number): Int16Array {
  const path = new Int16Array(count);
  let state = costs.indexOf(Math.min(...costs));
  for (let i = count - 1; i >= 0; i -= 1) {
    path[i] = main + state - offsetBand;
    state = came[i * states + state] ?? state;
  }
  return path;
}

/** Mean squared difference in luma² a pixel by frame and state; −1 where the faster side has no such frame: it costs nothing. */
function misfits(slow: Signatures, fast: Signatures, ratio: number, main: number, gain: number): Float32Array {
  const left = new HighPass(slow, 1);
  const right = new HighPass(fast, Math.ceil(states + 2 * ratio));
  const costs = new Float32Array(slow.length * states);
  for (let i = 0; i < slow.length; i += 1) {
    const middle = fastIndex(ratio, i) + main;
    const around = common(slow.length, i, fast.length, middle, ratio);
    const own = left.at(i, around);
    for (let state = 0; state < states; state += 1) {
      const other = right.at(middle + state - offsetBand, { before: Math.round(around.before * ratio), after: Math.round(around.after * ratio) });
      costs[i * states + state] = own && other ? distance(own, other, gain) : -1;
    }
  }
  return costs;
}

/** Surroundings that both sides have, so that the same frames are averaged on both. */
function common(slowLength: number, i: number, fastLength: number, middle: number, ratio: number): Surroundings {
  const within = (own: number, other: number) => Math.max(0, Math.min(window, own, Math.floor((other - offsetBand) / ratio)));
  return { before: within(i, middle), after: within(slowLength - 1 - i, fastLength - 1 - middle) };
}

function distance(a: Float32Array, b: Float32Array, gain: number): number {
  let sum = 0;
  for (let p = 0; p < signaturePixels; p += 1) {
    const difference = (a[p] ?? 0) - gain * (b[p] ?? 0);
    sum += difference * difference;
  }
  return sum / signaturePixels;
}

function motionOf(slow: Signatures): Float64Array {
  const motion = new Float64Array(slow.length);
  for (let i = 1; i < slow.length; i += 1) motion[i] = changeEnergy(slow, i - 1, i);
  return motion;
}

/**
 * The unit in which misfits are counted around every frame: the motion there, or the misfit that stays with the best offset where
 * that is more, so that calm and wild, clean and coarse parts weigh alike.
 */
function unitsOf(count: number, costs: Float32Array, motion: Float64Array): Float64Array {
  const least = new Float64Array(count);
  for (let i = 0; i < count; i += 1) {
    const known = costs.subarray(i * states, (i + 1) * states).filter((cost) => cost >= 0);
    least[i] = known.length > 0 ? Math.min(...known) : 0;
  }
  const usual = [...motion].sort((a, b) => a - b)[Math.floor(count / 2)] ?? 0;
  const floor = Math.max(motionFloor, usual / 4);
  return motion.map((_, i) => Math.max(floor, localMean(motion, Math.max(1, i - window), i + window + 1), localMean(least, Math.max(0, i - window), i + window + 1)));
}

function localMean(series: Float64Array, from: number, to: number): number {
  const part = series.subarray(from, to);
  return part.reduce((sum, value) => sum + value, 0) / Math.max(1, part.length);
}
