import { pictureMemory } from '@app/ffmpeg';

/** The luma of a picture; `scale` is how many of its code values make one of 8 bits. */
export interface LumaPicture {
  width: number;
  height: number;
  scale: number;
  samples: Uint8Array | Uint16Array;
}

const mostWidth = 960;
const mostHeight = 544;
/** Blocks of every encoder begin on this grid. */
const grid = 16;

/** Reads raw bytes as samples; those of more than 8 bits are little-endian, as this machine reads them. */
export function lumaPicture(bytes: Buffer, width: number, height: number, bitDepth: number): LumaPicture {
  if (bitDepth === 8) return { width, height, scale: 1, samples: bytes };
  // a view needs an even offset; a raw frame begins its own buffer, so this copies next to never
  const even = bytes.byteOffset % 2 === 0 ? bytes : Buffer.from(bytes);
  const samples = new Uint16Array(even.buffer, even.byteOffset, width * height);
  return { width, height, scale: 2 ** (bitDepth - 8), samples };
}

/**
 * A copy of the middle, at most 960x544: what costs much is measured there.
 * @param into memory of an earlier copy that nobody needs any more: buffers that come and go have V8 mark its heap for them
 */
export function middleOf({ width, height, scale, samples }: LumaPicture, into: LumaPicture | null = null): LumaPicture {
  const [w, h] = [Math.min(width, mostWidth), Math.min(height, mostHeight)];
  const from = (whole: number, part: number) => (whole === part ? 0 : Math.floor((whole - part) / 2 / grid) * grid);
  const [x, y] = [from(width, w), from(height, h)];
  const isDeep = !(samples instanceof Uint8Array);
  const fits = into?.samples.length === w * h && into.samples instanceof Uint8Array !== isDeep;
  const middle = fits ? into.samples : samplesOf(w * h, isDeep);
  for (let row = 0; row < h; row++) {
    const at = (y + row) * width + x;
    middle.set(samples.subarray(at, at + w), row * w);
  }
  return { width: w, height: h, scale, samples: middle };
}

function samplesOf(count: number, isDeep: boolean): Uint8Array | Uint16Array {
  const memory = pictureMemory.take(isDeep ? 2 * count : count);
  return isDeep ? new Uint16Array(memory.buffer as ArrayBuffer, 0, count) : memory;
}
