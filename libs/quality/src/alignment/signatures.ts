export const signatureWidth = 32;
export const signatureHeight = 18;
export const signaturePixels = signatureWidth * signatureHeight;

/** ffmpeg's pixel format of the stream. Eight bits would drown slow motion in rounding. */
export const signatureFormat = 'gray16le';
const bytesPerSignature = 2 * signaturePixels;
/** Steps of a sample that make one step of 8-bit luma. */
export const stepsPerLuma = 257;
/** Luma² a pixel: a picture of no more is flat, it resembles nothing and is anywhere. */
export const flatPower = 4;
const energyScale = stepsPerLuma ** 2;
const framesPerBlock = 2048;

/** What was taken so far. */
interface Kept {
  readonly blocks: Uint16Array[];
  readonly means: number[];
  readonly powers: number[];
  /** Bytes of the frame that has begun. */
  filled: number;
  bytesSeen: number;
}

/**
 * Small gray pictures of a video's frames, in order: 1152 bytes a frame. Taken from a raw stream however it is cut; what is past
 * `maxFrames` is counted and not kept.
 */
export class Signatures {
  private kept: Kept = {
    blocks: [],
    means: [],
    powers: [],
    filled: 0,
    bytesSeen: 0,
  };

  constructor(private readonly maxFrames = Number.MAX_SAFE_INTEGER) {}

  /** From here on both are the same: what is pushed into either is in the other. What this one had is gone. */
  shareWith(other: Signatures): void {
    this.kept = other.kept;
  }

  /** Frames kept. */
  get length(): number {
    return this.kept.means.length;
  }

  /** Frames the stream had, kept or not. */
  get seen(): number {
    return Math.floor(this.kept.bytesSeen / bytesPerSignature);
  }

  push(chunk: Uint8Array): void {
    this.kept.bytesSeen += chunk.length;
    let from = 0;
    while (from < chunk.length && this.length < this.maxFrames) {
      const taken = Math.min(bytesPerSignature - this.kept.filled, chunk.length - from);
      const samples = this.block();
      const start = (this.length % framesPerBlock) * bytesPerSignature + this.kept.filled;
      new Uint8Array(samples.buffer, samples.byteOffset + start, taken).set(chunk.subarray(from, from + taken));
      this.kept.filled += taken;
      from += taken;
      if (this.kept.filled === bytesPerSignature) this.close();
    }
  }

  /** Samples of frame `index`, row by row, 0..65535. */
  at(index: number): Uint16Array {
    const start = (index % framesPerBlock) * signaturePixels;
    const block = this.kept.blocks[Math.floor(index / framesPerBlock)];
    if (!block || index < 0 || index > this.length) throw new RangeError(`no signature ${index}`);
    return block.subarray(start, start + signaturePixels);
  }

  /** Mean sample of frame `index`. */
  mean(index: number): number {
    return this.kept.means[index] ?? 0;
  }

  /** Mean square of frame `index`, its mean removed: luma² a pixel. */
  power(index: number): number {
    return this.kept.powers[index] ?? 0;
  }

  private block(): Uint16Array {
    const at = Math.floor(this.length / framesPerBlock);
    return (this.kept.blocks[at] ??= new Uint16Array(framesPerBlock * signaturePixels));
  }

  private close(): void {
    const pixels = this.at(this.length);
    let sum = 0;
    let squares = 0;
    for (const value of pixels) {
      sum += value;
      squares += value * value;
    }
    this.kept.means.push(sum / signaturePixels);
    this.kept.powers.push((squares / signaturePixels - (sum / signaturePixels) ** 2) / energyScale);
    this.kept.filled = 0;
  }
}

/** The change from frame `a` to frame `b` of one side, means removed, in luma. */
export function changeOf(side: Signatures, a: number, b: number): Float32Array {
  const [first, second] = [side.at(a), side.at(b)];
  const shift = side.mean(b) - side.mean(a);
  const change = new Float32Array(signaturePixels);
  for (let p = 0; p < signaturePixels; p += 1) change[p] = ((second[p] ?? 0) - (first[p] ?? 0) - shift) / stepsPerLuma;
  return change;
}

/** Mean square of that change: luma² a pixel. */
export function changeEnergy(side: Signatures, a: number, b: number): number {
  const [first, second] = [side.at(a), side.at(b)];
  const shift = side.mean(b) - side.mean(a);
  let sum = 0;
  for (let p = 0; p < signaturePixels; p += 1) {
    const change = (second[p] ?? 0) - (first[p] ?? 0) - shift;
    sum += change * change;
  }
  return sum / signaturePixels / energyScale;
}

/** Mean products of two vectors with each other and with themselves: luma² a pixel. */
export interface Products {
  cross: number;
  left: number;
  right: number;
}

/** Products of what changes on either side from its first frame to its second, means removed. */
export function changeProducts(
  left: Signatures,
  [l0, l1]: readonly [number, number],
  right: Signatures,
  [r0, r1]: readonly [number, number],
): Products {
  const [a, b, c, d] = [left.at(l0), left.at(l1), right.at(r0), right.at(r1)];
  const [leftShift, rightShift] = [left.mean(l1) - left.mean(l0), right.mean(r1) - right.mean(r0)];
  const sums = { cross: 0, left: 0, right: 0 };
  for (let p = 0; p < signaturePixels; p += 1) {
    const x = (b[p] ?? 0) - (a[p] ?? 0) - leftShift;
    const y = (d[p] ?? 0) - (c[p] ?? 0) - rightShift;
    sums.cross += x * y;
    sums.left += x * x;
    sums.right += y * y;
  }
  const scale = signaturePixels * energyScale;
  return {
    cross: sums.cross / scale,
    left: sums.left / scale,
    right: sums.right / scale,
  };
}

/** Products of two pictures, means removed. */
export function pictureProducts(left: Signatures, l: number, right: Signatures, r: number): Products {
  const [a, b] = [left.at(l), right.at(r)];
  let sum = 0;
  for (let p = 0; p < signaturePixels; p += 1) sum += (a[p] ?? 0) * (b[p] ?? 0);
  const cross = (sum / signaturePixels - left.mean(l) * right.mean(r)) / energyScale;
  return { cross, left: left.power(l), right: right.power(r) };
}

/** Correlation of what was summed, −1..1; 0 where one side has nothing. */
export function correlationOf(sums: Products): number {
  const norm = Math.sqrt(sums.left * sums.right);
  return norm > 0 ? sums.cross / norm : 0;
}
