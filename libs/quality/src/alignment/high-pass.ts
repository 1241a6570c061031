import { signaturePixels, type Signatures, stepsPerLuma } from './signatures';

/** Frames before and after one that are averaged with it. */
export interface Surroundings {
  before: number;
  after: number;
}

/**
 * Signatures less their mean over the frames around them, in luma: what moves, without what a blur, a regrade or a logo adds to every
 * frame. Cheap when asked for in order, with the same surroundings, or a few frames back.
 */
export class HighPass {
  private readonly sum = new Float64Array(signaturePixels);
  private from = 0;
  private to = 0;
  private readonly kept = new Map<number, Float32Array>();
  private keptFor = '';

  /** @param memory how many frames back can be asked for again for free */
  constructor(
    private readonly side: Signatures,
    private readonly memory: number,
  ) {}

  /** Null outside the side. */
  at(index: number, around: Surroundings): Float32Array | null {
    if (index < 0 || index >= this.side.length) return null;
    const key = `${around.before}:${around.after}`;
    if (key !== this.keptFor) this.kept.clear();
    this.keptFor = key;
    const known = this.kept.get(index);
    if (known) return known;
    const made = this.make(index, around);
    this.kept.set(index, made);
    this.kept.delete(index - this.memory);
    return made;
  }

  private make(index: number, { before, after }: Surroundings): Float32Array {
    this.slide(Math.max(0, index - before), Math.min(this.side.length, index + after + 1));
    const frame = this.side.at(index);
    const mean = this.side.mean(index);
    const count = this.to - this.from;
    const made = new Float32Array(signaturePixels);
    for (let p = 0; p < signaturePixels; p += 1) made[p] = ((frame[p] ?? 0) - mean - (this.sum[p] ?? 0) / count) / stepsPerLuma;
    return made;
  }

  private slide(from: number, to: number): void {
    for (; this.to < to; this.to += 1) this.add(this.to, 1);
    for (; this.from > from; this.from -= 1) this.add(this.from - 1, 1);
    for (; this.from < from; this.from += 1) this.add(this.from, -1);
    for (; this.to > to; this.to -= 1) this.add(this.to - 1, -1);
  }

  private add(index: number, sign: number): void {
    const frame = this.side.at(index);
    const mean = this.side.mean(index);
    for (let p = 0; p < signaturePixels; p += 1) this.sum[p] = (this.sum[p] ?? 0) + sign * ((frame[p] ?? 0) - mean);
  }
}
