import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';
import type { Still } from '../content/reading/stills';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Of eight bits, RGB; compressed and filtered in the only ways there are, not interlaced. */
const kind = [8, 2, 0, 0, 0];
/** Each row begins with how it is filtered: not at all. */
const unfiltered = 0;
/** Packing harder takes as long as all the rest and saves a twentieth. */
const level = 1;

/** A picture as PNG (W3C Portable Network Graphics, third edition): header, one piece of data, end. */
export async function encodePng({ width, height, rgb }: Pick<Still, 'width' | 'height' | 'rgb'>): Promise<Buffer> {
  const row = width * 3;
  const rows = Buffer.alloc((row + 1) * height, unfiltered);
  for (let y = 0; y < height; y++) rgb.copy(rows, y * (row + 1) + 1, y * row, (y + 1) * row);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set(kind, 8);
  const data = await promisify(deflate)(rows, { level });
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, bytes: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), bytes]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(bytes.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
