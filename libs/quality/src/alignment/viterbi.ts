import { misfit } from './misfit';
import { changeEnergy, type Signatures } from './signatures';
import { fastIndex, type Lay } from './timeline';

/** Offsets followed around the main one, for frames dropped and inserted on the way. */
export const offsetBand = 6;
const states = 2 * offsetBand + 1;
/** A change of offset must save this many frames' worth of being one frame off. */
const changePenalty = 3;
const furtherStepPenalty = 1;
/** What one frame can cost at most, and what it costs where the faster side has no such frame. */
const mostCost = 4;
const outsideCost = 1;
/** Luma² a pixel: less than this between two frames says nothing. */
const motionFloor = 0.02;
const window = 12;

/**
 * The offset of every frame of the slower side, in frames of the faster one: the path through `main ± 6` with the least squared
 * difference of the signatures, where every change of offset costs (Viterbi).
 * @param gain contrast of the slower side relative to the faster one
 */
export function followOffsets(slow: Signatures, fast: Signatures, lay: Lay, main: number, gain: number): Int16Array {
  const costsOf = misfits(slow, fast, lay, main, gain);
  const units = unitsOf(slow, costsOf);
  const came = new Uint8Array(costsOf.length);
  let soFar = new Float64Array(states);
  for (let i = 0; i < slow.length; i += 1) {
    const next = new Float64Array(states);
    for (let state = 0; state < states; state += 1) {
      const at = i * states + state;
      const [from, cost] = i === 0 ? [state, 0] : cheapestWay(soFar, state);
      const own = costsOf[at] ?? -1;
      came[at] = from;
      next[state] = cost + (own < 0 ? outsideCost : Math.min(mostCost, own / (units[i] ?? 1)));
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

/** Mean squared difference in luma² a pixel by frame and state; −1 where the faster side has no such frame. */
function misfits(slow: Signatures, fast: Signatures, lay: Lay, main: number, gain: number): Float32Array {
  const costs = new Float32Array(slow.length * states).fill(-1);
  for (let i = 0; i < slow.length; i += 1) {
    for (let state = 0; state < states; state += 1) {
      const j = fastIndex(lay, i) + main + state - offsetBand;
      if (j < 0 || j >= fast.length) continue;
      costs[i * states + state] = misfit(slow, i, fast, j, gain);
    }
  }
  return costs;
}

/**
 * The unit in which misfits are counted around every frame: the motion there, or the misfit that stays with the best offset where
 * that is more, so that calm and wild, clean and coarse parts weigh alike.
 */
function unitsOf(slow: Signatures, misfit: Float32Array): Float64Array {
  const motion = new Float64Array(slow.length);
  const least = new Float64Array(slow.length);
  for (let i = 0; i < slow.length; i += 1) {
    if (i > 0) motion[i] = changeEnergy(slow, i - 1, i);
    const known = misfit.subarray(i * states, (i + 1) * states).filter((value) => value >= 0);
    least[i] = known.length > 0 ? Math.min(...known) : 0;
  }
  const usual = [...motion].sort((a, b) => a - b)[Math.floor(slow.length / 2)] ?? 0;
  const floor = Math.max(motionFloor, usual / 4);
  const around = (series: Float64Array, i: number) => mean(series.subarray(Math.max(1, i - window), i + window + 1));
  return motion.map((_, i) => Math.max(floor, around(motion, i), around(least, i)));
}

function mean(series: Float64Array): number {
  return series.reduce((sum, value) => sum + value, 0) / Math.max(1, series.length);
}
