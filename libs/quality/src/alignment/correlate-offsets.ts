import { changeEnergy, changeOf, signaturePixels, type Signatures } from './signatures';
import { fastIndex, type Lay } from './timeline';

/** Offsets looked at, in frames of the faster side, to both sides. */
const longestOffset = 120;
const mostSamples = 320;
/** Fewer common frames than this prove nothing. */
const fewestCommon = 12;
/** Changes kept of the faster side: rows lie close together, and their offsets overlap. */
const mostKept = 1024;
/** A cut weighs no more than this many times the usual change. */
const mostWeight = 9;

/** Moving frames of the slower side, at most one a stratum of the clip: the ones that can tell an offset from its neighbours. */
export function movingFrames(slow: Signatures): number[] {
  const stratum = Math.max(1, (slow.length - 1) / mostSamples);
  const chosen: number[] = [];
  for (let start = 1; start < slow.length; start += stratum) {
    let best = -1;
    let most = 0;
    for (let i = Math.floor(start); i < Math.min(slow.length, Math.floor(start + stratum)); i += 1) {
      const energy = changeEnergy(slow, i - 1, i);
      if (energy > most) [best, most] = [i, energy];
    }
    if (best > 0) chosen.push(best);
  }
  return chosen;
}

/** Offsets within ±120 of one that leave enough common frames. */
export function possibleOffsets(slow: Signatures, fast: Signatures, { ratio }: Lay, around = 0): number[] {
  const low = Math.max(around - longestOffset, -Math.floor((slow.length - fewestCommon) * ratio));
  const high = Math.min(around + longestOffset, Math.floor(fast.length - fewestCommon * ratio));
  return Array.from({ length: Math.max(0, high - low + 1) }, (_, n) => low + n);
}

/** The temporal differences of both sides, multiplied with each other for many offsets at once. */
export class OffsetTable {
  private readonly cross: Float64Array;
  private readonly right: Float64Array;
  private readonly left: Float64Array;
  private readonly cap: number;
  /** Changes of the faster side by their last frame, with their energy. */
  private kept = new Map<number, { change: Float32Array; energy: number }>();

  /**
   * @param frames of the slower side to look at
   * @param offsetAt offset of a frame of the slower side, in frames of the faster one; null leaves the frame out
   * @param shifts looked at, added to the offset
   */
  constructor(
    slow: Signatures,
    fast: Signatures,
    lay: Lay,
    private readonly frames: readonly number[],
    offsetAt: (slowFrame: number) => number | null,
    readonly shifts: readonly number[],
  ) {
    this.cross = new Float64Array(frames.length * shifts.length).fill(Number.NaN);
    this.right = new Float64Array(this.cross.length);
    this.left = new Float64Array(frames.length);
    frames.forEach((i, row) => {
      const offset = offsetAt(i);
      if (offset !== null) this.fill(slow, fast, row, i, [fastIndex(lay, i - 1) + offset, fastIndex(lay, i) + offset]);
    });
    this.kept = new Map();
    const energies = [...this.left].sort((a, b) => a - b);
    this.cap = mostWeight * (energies[Math.floor(energies.length / 2)] ?? 0) || Number.POSITIVE_INFINITY;
  }

  /** Correlation at a shift, pooled over all frames or rows `from` to before `to` of them; null when fewer than `fewest` have a counterpart. */
  correlation(
    shift: number,
    from = 0,
    to = this.frames.length,
    fewest = Math.min(fewestCommon, to - from),
  ): number | null {
    let [cross, left, right, count] = [0, 0, 0, 0];
    this.each(shift, [from, to], (at, row) => {
      const own = this.left[row] ?? 0;
      const weight = own > this.cap ? this.cap / own : 1;
      cross += weight * (this.cross[at] ?? 0);
      left += weight * own;
      right += weight * (this.right[at] ?? 0);
      count += 1;
    });
    const norm = Math.sqrt(left * right);
    return count < fewest || norm === 0 ? null : cross / norm;
  }

  /**
   * Share of the frames that by themselves prefer no shift to this one, 0..1; ties count half. Periodic content and noise stay near one
   * half, a true offset near 1 however smooth the motion. Null when too few frames can compare.
   */
  preference(shift: number): number | null {
    const zero = this.shifts.indexOf(0);
    let [votes, count] = [0, 0];
    this.each(shift, [0, this.frames.length], (at, row) => {
      const [own, other] = [this.likeness(row * this.shifts.length + zero), this.likeness(at)];
      if (Number.isNaN(own)) return;
      count += 1;
      votes += own > other ? 1 : own === other ? 0.5 : 0;
    });
    return count < fewestCommon ? null : votes / count;
  }

  private likeness(at: number): number {
    const right = this.right[at] ?? 0;
    return right > 0 ? (this.cross[at] ?? 0) / Math.sqrt(right) : (this.cross[at] ?? 0);
  }

  private each(shift: number, [from, to]: [number, number], use: (at: number, row: number) => void): void {
    const column = this.shifts.indexOf(shift);
    if (column < 0) return;
    for (let row = from; row < to; row += 1) {
      const at = row * this.shifts.length + column;
      if (!Number.isNaN(this.cross[at])) use(at, row);
    }
  }

  private fill(slow: Signatures, fast: Signatures, row: number, i: number, [before, now]: [number, number]): void {
    const own = changeOf(slow, i - 1, i);
    this.left[row] = product(own, own);
    for (let column = 0; column < this.shifts.length; column += 1) {
      const shift = this.shifts[column] ?? 0;
      if (before + shift < 0 || now + shift >= fast.length) continue;
      const { change, energy } = this.changeTo(fast, now + shift, now - before);
      this.cross[row * this.shifts.length + column] = product(own, change);
      this.right[row * this.shifts.length + column] = energy;
    }
  }

  private changeTo(fast: Signatures, frame: number, step: number): { change: Float32Array; energy: number } {
    // two lengths of a step come by where the ratio is no whole number
    const key = frame * 64 + (step % 64);
    const known = this.kept.get(key);
    if (known) return known;
    const change = changeOf(fast, frame - step, frame);
    const made = { change, energy: product(change, change) };
    this.kept.set(key, made);
    if (this.kept.size > mostKept)
      for (const oldest of this.kept.keys()) {
        this.kept.delete(oldest);
        break;
      }
    return made;
  }
}

/** Four sums at a time: a single one waits for its last addition at every pixel. */
function product(a: Float32Array, b: Float32Array): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let p = 0; p < signaturePixels; p += 4) {
    first += (a[p] ?? 0) * (b[p] ?? 0);
    second += (a[p + 1] ?? 0) * (b[p + 1] ?? 0);
    third += (a[p + 2] ?? 0) * (b[p + 2] ?? 0);
    fourth += (a[p + 3] ?? 0) * (b[p + 3] ?? 0);
  }
  return first + second + third + fourth;
}
