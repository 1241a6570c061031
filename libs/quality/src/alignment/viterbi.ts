import { changeEnergy, pictureProducts, signaturePixels, type Signatures } from './signatures';
import { fastIndex } from './timeline';

/** Offsets followed around the main one, for frames dropped and inserted on the way. */
export const offsetBand = 6;
const states = 2 * offsetBand + 1;
/** A change of offset must save this many frames' worth of being one frame off. */
const changePenalty = 3;
const furtherStepPenalty = 1;
/** Luma² a pixel: what rounding to 8 bits looks like. */
const quantisationFloor = 0.1;
const localWindow = 12;

/**
 * The offset of every frame of the slower side, in frames of the faster one: the path through `main ± 6` with the least squared
 * difference of the signatures, where every change of offset costs (Viterbi).
 * @param gain contrast of the slower side relative to the faster one
 */
export function followOffsets(slow: Signatures, fast: Signatures, ratio: number, main: number, gain: number): Int16Array {
  const count = slow.length;
  const units = localMotion(slow);
  const came = new Uint8Array(count * states);
  let costs = new Float64Array(states);
  for (let i = 0; i < count; i += 1) {
    const next = new Float64Array(states);
    for (let state = 0; state < states; state += 1) {
      const [from, cost] = i === 0 ? [state, 0] : cheapestWay(costs, state);
      came[i * states + state] = from;
      next[state] = cost + misfit(slow, i, fast, fastIndex(ratio, i) + main + state - offsetBand, gain) / (units[i] ?? 1);
    }
    costs = next;
  }
  return walkBack(costs, came, count, main);
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

/** Mean squared difference, luma² a pixel; outside the faster side the same as being beside it: neither favoured nor forbidden. */
function misfit(slow: Signatures, i: number, fast: Signatures, j: number, gain: number): number {
  const inside = Math.max(0, Math.min(fast.length - 1, j));
  const { cross, left, right } = pictureProducts(slow, i, fast, inside);
  return Math.max(0, left - 2 * gain * cross + gain * gain * right) / signaturePixels;
}

/** Mean motion around every frame: the unit in which misfits are counted, so that calm and wild parts weigh alike. */
function localMotion(slow: Signatures): Float64Array {
  const energy = new Float64Array(slow.length);
  for (let i = 1; i < slow.length; i += 1) energy[i] = changeEnergy(slow, i - 1, i);
  const usual = [...energy].sort((a, b) => a - b)[Math.floor(slow.length / 2)] ?? 0;
  const floor = Math.max(quantisationFloor, usual / 4);
  return energy.map((_, i) => {
    const window = energy.subarray(Math.max(1, i - localWindow), i + localWindow + 1);
    return Math.max(floor, window.reduce((sum, value) => sum + value, 0) / Math.max(1, window.length));
  });
}
