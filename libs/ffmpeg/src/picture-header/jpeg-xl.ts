import type { ReadBytes } from '../media-info/mp4/box-reader';
import { LowBits } from './low-bits';
import type { PictureHeader } from './picture-header';

const container = Buffer.from('0000000c4a584c200d0a870a', 'hex');
const codestream = 0x0aff;
const headBytes = 256;
const mostBoxes = 64;
/** Width to height, by the three bits that name it (ISO/IEC 18181-1, SizeHeader). */
const ratios = [null, [1, 1], [12, 10], [4, 3], [3, 2], [16, 9], [5, 4], [2, 1]] as const;
const alpha = 0;

/** Size, depth, alpha and whether it is animated, by the headers SizeHeader and ImageMetadata of a JPEG XL codestream, bare or boxed. */
export function readJpegXl(read: ReadBytes, sizeBytes: number): PictureHeader | null {
  const bytes = Buffer.from(read(0, headBytes));
  const at = bytes.subarray(0, container.length).equals(container) ? codestreamAt(read, sizeBytes) : 0;
  if (at === null) return null;
  const head = at === 0 ? bytes : Buffer.from(read(at, headBytes));
  if (head.length < 4 || head.readUInt16LE(0) !== codestream) return null;
  const bits = new LowBits(head.subarray(2));
  const { width, height } = readSize(bits);
  const metadata = readMetadata(bits);
  return bits.overrun ? null : { codec: 'jpegxl', width, height, durationSec: null, ...metadata };
}

/** Where the codestream begins in boxes: `jxlc` whole, or the first `jxlp` behind its number. */
function codestreamAt(read: ReadBytes, sizeBytes: number): number | null {
  let at = 0;
  for (let boxes = 0; boxes < mostBoxes && at + 8 <= sizeBytes; boxes += 1) {
    const box = Buffer.from(read(at, 16));
    if (box.length < 8) return null;
    const type = box.toString('latin1', 4, 8);
    const isLong = box.readUInt32BE(0) === 1 && box.length >= 16;
    const start = at + (isLong ? 16 : 8);
    if (type === 'jxlc') return start;
    if (type === 'jxlp') return start + 4;
    const size = isLong ? Number(box.readBigUInt64BE(8)) : box.readUInt32BE(0);
    if (size < 8) return null;
    at += size;
  }
  return null;
}

function readSize(bits: LowBits): { width: number; height: number } {
  const isSmall = bits.flag();
  const side = () => (isSmall ? (bits.bits(5) + 1) * 8 : bits.choice([9, 1], [13, 1], [18, 1], [30, 1]));
  const height = side();
  const ratio = ratios[bits.bits(3)] ?? null;
  return {
    height,
    width: ratio === null ? side() : Math.floor((height * ratio[0]) / ratio[1]),
  };
}

function readMetadata(bits: LowBits): Pick<PictureHeader, 'orientation' | 'bitDepth' | 'hasAlpha' | 'frameCount'> {
  if (bits.flag()) return { orientation: 1, bitDepth: 8, hasAlpha: false, frameCount: 1 };
  let [orientation, isAnimated] = [1, false];
  if (bits.flag()) {
    orientation = bits.bits(3) + 1;
    if (bits.flag()) readSize(bits);
    // a preview has a header of its own, behind which nothing is looked for
    if (bits.flag()) return { orientation, bitDepth: null, hasAlpha: null, frameCount: null };
    isAnimated = bits.flag();
    if (isAnimated) skipAnimation(bits);
  }
  const bitDepth = readDepth(bits);
  bits.bits(1); // whether 16 bits are enough for its numbers
  const channels = bits.choice([0, 0], [0, 1], [4, 2], [12, 1]);
  const isAlpha = channels > 0 && (bits.flag() || bits.choice([0, 0], [0, 1], [4, 2], [6, 18]) === alpha);
  // alpha is the first of them as a rule
  return {
    orientation,
    bitDepth,
    hasAlpha: isAlpha || (channels > 1 ? null : false),
    frameCount: isAnimated ? null : 1,
  };
}

function skipAnimation(bits: LowBits): void {
  bits.choice([0, 100], [0, 1_000], [10, 1], [30, 1]);
  bits.choice([0, 1], [0, 1_001], [8, 1], [10, 1]);
  const loops = bits.bits(2);
  bits.bits([0, 3, 16, 16][loops] ?? 0);
  // the last choice has 32 bits
  bits.bits(loops === 3 ? 17 : 1);
}

function readDepth(bits: LowBits): number {
  if (!bits.flag()) return bits.choice([0, 8], [0, 10], [0, 12], [6, 1]);
  const depth = bits.choice([0, 32], [0, 16], [0, 24], [6, 1]);
  bits.bits(4);
  return depth;
}
