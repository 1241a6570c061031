import { crc32, deflateSync } from 'node:zlib';
import { u16, u32 } from './bytes';

function chunk(type: string, payload: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), payload]);
  return Buffer.concat([u32(payload.length), body, u32(crc32(body))]);
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const header = (width: number, height: number): Buffer =>
  chunk('IHDR', Buffer.concat([u32(width), u32(height), Buffer.from([8, 6, 0, 0, 0])]));

/** A PNG (ISO/IEC 15948) whose rows are all zero: a few hundred kilobytes that unpack to 4 × width × height bytes. */
export function png(width: number, height: number): Buffer {
  const rows = deflateSync(Buffer.alloc(Math.min((4 * width + 1) * height, 64 << 20)), { level: 9 });
  return Buffer.concat([signature, header(width, height), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

/** An animated PNG that promises `frames` frames of a full picture each. */
export function animatedPng(width: number, height: number, frames: number): Buffer {
  const rows = deflateSync(Buffer.alloc(Math.min((4 * width + 1) * height, 64 << 20)), { level: 9 });
  const control = (sequence: number): Buffer =>
    chunk(
      'fcTL',
      Buffer.concat([u32(sequence), u32(width), u32(height), u32(0), u32(0), u16(1), u16(25), Buffer.from([0, 0])]),
    );
  const later = Array.from({ length: Math.min(frames, 200) - 1 }, (_, index) => [
    control(2 * index + 1),
    chunk('fdAT', Buffer.concat([u32(2 * index + 2), rows])),
  ]).flat();
  const animation = chunk('acTL', Buffer.concat([u32(frames), u32(0)]));
  const parts = [signature, header(width, height), animation, control(0), chunk('IDAT', rows), ...later];
  return Buffer.concat([...parts, chunk('IEND', Buffer.alloc(0))]);
}

/** A GIF89a whose screen and every picture are as large as the format allows. */
export function gif(width: number, height: number, frames: number): Buffer {
  const le = (value: number): Buffer => Buffer.from([value & 0xff, value >> 8]);
  const screen = Buffer.concat([
    Buffer.from('GIF89a'),
    le(width),
    le(height),
    Buffer.from([0x80, 0, 0, 0, 0, 0, 255, 255, 255]),
  ]);
  const picture = Buffer.concat([
    Buffer.from([0x21, 0xf9, 4, 0, 1, 0, 0, 0, 0x2c, 0, 0, 0, 0]),
    le(width),
    le(height),
    // LZW of minimum code size 2: clear, one pixel, end
    Buffer.from([0, 2, 2, 0x44, 0x01, 0]),
  ]);
  return Buffer.concat([screen, ...Array.from({ length: frames }, () => picture), Buffer.from([0x3b])]);
}
