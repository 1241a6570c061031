import { repeat } from './bytes';

/** An EBML element (RFC 8794) with a size of eight bytes. */
function element(id: number, ...payload: Buffer[]): Buffer {
  const body = Buffer.concat(payload);
  const idBytes = Buffer.from(
    id.toString(16).padStart(id > 0xffffff ? 8 : id > 0xffff ? 6 : id > 0xff ? 4 : 2, '0'),
    'hex',
  );
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE((1n << 56n) | BigInt(body.length));
  return Buffer.concat([idBytes, size, body]);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

const text = (value: string): Buffer => Buffer.from(value);

function matroska(...segment: Buffer[]): Buffer {
  const head = element(
    0x1a45dfa3,
    element(0x4282, text('matroska')),
    element(0x4287, number(4)),
    element(0x4285, number(2)),
  );
  const info = element(
    0x1549a966,
    element(0x2ad7b1, number(1_000_000)),
    element(0x4d80, text('x')),
    element(0x5741, text('x')),
  );
  return Buffer.concat([head, element(0x18538067, info, ...segment)]);
}

const track = (index: number): Buffer =>
  element(
    0xae,
    element(0xd7, number(index + 1)),
    element(0x73c5, number(index + 1)),
    element(0x83, number(2)),
    element(0x86, text('A_PCM/INT/LIT')),
    element(
      0xe1,
      element(0xb5, Buffer.from([0x47, 0x2c, 0x44, 0])),
      element(0x9f, number(1)),
      element(0x6264, number(16)),
    ),
  );

/** One block of sound, so that the file is more than a header. */
const cluster = element(
  0x1f43b675,
  element(0xe7, number(0)),
  element(0xa3, Buffer.from([0x81, 0, 0, 0x80]), Buffer.alloc(200)),
);

/** A Matroska file (RFC 9559) with many chapters. */
export function withChapters(count: number): Buffer {
  const atom = (index: number): Buffer =>
    element(
      0xb6,
      element(0x73c4, number(index + 1)),
      element(0x91, number(index * 1_000_000)),
      element(0x92, number(index * 1_000_000 + 500_000)),
      element(0x80, element(0x85, text(`chapter ${index}`)), element(0x437c, text('eng'))),
    );
  const chapters = element(0x1043a770, element(0x45b9, repeat(count, atom)));
  return matroska(element(0x1654ae6b, track(0)), chapters, cluster);
}

/** A Matroska file that declares many tracks. */
export function withTracks(count: number): Buffer {
  return matroska(element(0x1654ae6b, repeat(count, track)), cluster);
}

/** A Matroska file with many tags, each of its own name. */
export function withTags(count: number): Buffer {
  const tag = (index: number): Buffer =>
    element(0x67c8, element(0x45a3, text(`K${index}`)), element(0x4487, text('1')));
  const tags = element(0x1254c367, element(0x7373, element(0x63c0), repeat(count, tag)));
  return matroska(element(0x1654ae6b, track(0)), tags, cluster);
}
