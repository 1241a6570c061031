import type { AreThere, ReadBytes } from '../media-info/mp4/box-reader';
import type { PictureHeader } from './picture-header';

const mostChunks = 20_000;
const alphaFlag = 0x10;
const animationFlag = 0x02;

/** The header of an extended WebP (the WebP container specification): canvas, alpha, and of an animation its frames and how long they last. */
export function readWebp(read: ReadBytes, sizeBytes: number, areThere: AreThere): PictureHeader | null {
  const head = Buffer.from(read(0, 30));
  if (head.length < 30 || head.toString('latin1', 0, 4) !== 'RIFF' || head.toString('latin1', 8, 16) !== 'WEBPVP8X')
    return null;
  const flags = head[20] ?? 0;
  const frames = (flags & animationFlag) === 0 ? null : readFrames(read, sizeBytes, areThere);
  return {
    codec: 'webp',
    width: head.readUIntLE(24, 3) + 1,
    height: head.readUIntLE(27, 3) + 1,
    orientation: 1,
    bitDepth: 8,
    hasAlpha: (flags & alphaFlag) !== 0,
    frameCount: (flags & animationFlag) === 0 ? 1 : (frames?.count ?? null),
    durationSec: frames === null || frames.ms === null ? null : frames.ms / 1000,
  };
}

/**
 * All frames, each up to 16,777,215 ms long; null where the file ends before its chunks do. Of 0 ms each player makes what it likes:
 * how long they last together is null where one has that.
 */
function readFrames(
  read: ReadBytes,
  sizeBytes: number,
  areThere: AreThere,
): { count: number; ms: number | null } | null {
  let [count, ms, isTold] = [0, 0, true];
  let at = 12;
  for (let chunks = 0; at + 8 <= sizeBytes; chunks += 1) {
    if (chunks >= mostChunks || !areThere(at, 24)) return null;
    const chunk = Buffer.from(read(at, 24));
    if (chunk.length < 8) return null;
    const length = chunk.readUInt32LE(4);
    if (chunk.toString('latin1', 0, 4) === 'ANMF') {
      if (chunk.length < 24) return null;
      count += 1;
      const lasts = chunk.readUIntLE(20, 3);
      ms += lasts;
      isTold &&= lasts > 0;
    }
    at += 8 + length + (length % 2);
  }
  return at > sizeBytes || count === 0 ? null : { count, ms: isTold ? ms : null };
}
