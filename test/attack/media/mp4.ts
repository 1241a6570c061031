import { repeat, u32 } from './bytes';

export function box(type: string, ...payload: Buffer[]): Buffer {
  const body = Buffer.concat(payload);
  return Buffer.concat([u32(body.length + 8), Buffer.from(type, 'latin1'), body]);
}

const full = (type: string, ...payload: Buffer[]): Buffer => box(type, u32(0), ...payload);
const ftyp = box('ftyp', Buffer.from('isom\x00\x00\x02\x00isomiso2mp41', 'latin1'));
const mvhd = full('mvhd', u32(0), u32(0), u32(1000), u32(2000), Buffer.alloc(80));
const hdlr = full('hdlr', u32(0), Buffer.from('soun'), Buffer.alloc(13));

function trakOf(index: number, stbl: Buffer): Buffer {
  const tkhd = full('tkhd', u32(0), u32(0), u32(index + 1), Buffer.alloc(68));
  const mdhd = full('mdhd', u32(0), u32(0), u32(1000), u32(2000), u32(0));
  return box('trak', tkhd, box('mdia', mdhd, hdlr, box('minf', stbl)));
}

function trak(index: number, entries: Buffer): Buffer {
  const empty = ['stts', 'stsc', 'stco'].map((type) => full(type, u32(0)));
  return trakOf(index, box('stbl', entries, ...empty, full('stsz', u32(0), u32(0))));
}

const noEntries = full('stsd', u32(0));
const sound = full('stsd', u32(1), box('mp4a', Buffer.alloc(6), Buffer.from([0, 1]), Buffer.alloc(20)));
const movie = (...parts: Buffer[]): Buffer =>
  Buffer.concat([ftyp, box('moov', mvhd, ...parts), box('mdat', Buffer.alloc(64))]);

/** An MP4 (ISO/IEC 14496-12) that declares many tracks. */
export function mp4WithTracks(count: number): Buffer {
  return movie(repeat(count, (index) => trak(index, sound)));
}

/** Tracks that promise samples in a few bytes each: an index of 24 bytes a sample is made of them. */
export function mp4WithSamples(tracks: number, samples: number): Buffer {
  const tables = [
    sound,
    full('stts', u32(1), u32(samples), u32(1024)),
    full('stsc', u32(1), u32(1), u32(samples), u32(1)),
    full('stsz', u32(1), u32(samples)),
    full('stco', u32(1), u32(64)),
  ];
  return movie(repeat(tracks, (index) => trakOf(index, box('stbl', ...tables))));
}

/**
 * A film whose table of sample sizes is the rest of the file, to be filled by a hole: a reader holds it twice, as bytes and as numbers.
 * @returns what stands before the table, and how long the whole file is
 */
export function mp4WithSizeTable(entries: number): { head: Buffer; sizeBytes: number } {
  const tableBytes = 4 * entries;
  /** A box whose last content is the table. */
  const around = (type: string, ...before: Buffer[]): Buffer => {
    const inside = Buffer.concat(before);
    return Buffer.concat([u32(8 + inside.length + tableBytes), Buffer.from(type, 'latin1'), inside]);
  };
  const empty = ['stts', 'stsc', 'stco'].map((type) => full(type, u32(0)));
  const stbl = around('stbl', sound, ...empty, around('stsz', u32(0), u32(0), u32(entries)));
  const tkhd = full('tkhd', u32(0), u32(0), u32(1), Buffer.alloc(68));
  const mdhd = full('mdhd', u32(0), u32(0), u32(1000), u32(2000), u32(0));
  const trak = around('trak', tkhd, around('mdia', mdhd, hdlr, around('minf', stbl)));
  const head = Buffer.concat([ftyp, box('mdat', Buffer.alloc(64)), around('moov', mvhd, trak)]);
  return { head, sizeBytes: head.length + tableBytes };
}

/** Many tags, each of its own name. */
export function mp4WithTags(count: number): Buffer {
  const item = (index: number): Buffer =>
    box(
      '----',
      full('mean', Buffer.from('x')),
      full('name', Buffer.from(`K${index}`)),
      box('data', u32(1), u32(0), Buffer.from('1')),
    );
  const meta = full(
    'meta',
    full('hdlr', u32(0), Buffer.from('mdir'), Buffer.alloc(13)),
    box('ilst', repeat(count, item)),
  );
  return movie(trak(0, sound), box('udta', meta));
}

/** Boxes in boxes in boxes. */
export function mp4Nested(type: string, depth: number): Buffer {
  const head = Buffer.alloc(8 * depth);
  for (let level = 0; level < depth; level += 1) {
    head.writeUInt32BE(8 * (depth - level), 8 * level);
    head.write(type, 8 * level + 4, 'latin1');
  }
  return movie(trak(0, sound), head);
}

/** Boxes whose sizes can't be right, one file each. */
export function mp4WithWrongSizes(): Record<string, Buffer> {
  const huge = Buffer.concat([u32(1), Buffer.from('moov'), Buffer.from('7fffffffffffffff', 'hex'), mvhd]);
  const still = Buffer.concat([u32(1), Buffer.from('free'), Buffer.alloc(8)]);
  return {
    'of 2^63 bytes': Buffer.concat([ftyp, huge]),
    'of no length': Buffer.concat([ftyp, still, movie(trak(0, sound))]),
    'to the end': Buffer.concat([ftyp, u32(0), Buffer.from('moov'), mvhd, trak(0, sound)]),
    'of 4 GiB inside': movie(Buffer.concat([u32(0xffffffff), Buffer.from('trak'), Buffer.alloc(100)])),
    'of 2^32 entries': movie(trak(0, full('stsd', u32(0xffffffff), box('mp4a', Buffer.alloc(28)))), trak(1, noEntries)),
  };
}

/** A million empty boxes side by side, at the top and inside every track. */
export function mp4WithEmptyBoxes(count: number): Buffer {
  const free = Buffer.alloc(8 * count);
  for (let index = 0; index < count; index += 1) {
    free.writeUInt32BE(8, 8 * index);
    free.write('free', 8 * index + 4, 'latin1');
  }
  return Buffer.concat([ftyp, free, box('moov', mvhd, free, trak(0, sound))]);
}
