import type { ReadBytes } from './box-reader';
import type { Mp4Facts } from './mp4-facts';
import { readMp4Boxes } from './read-mp4-boxes';

const u16 = (...values: number[]): Buffer =>
  Buffer.concat(values.map((value) => Buffer.from([value >> 8, value & 255])));
const u32 = (...values: number[]): Buffer => {
  const buffer = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => buffer.writeUInt32BE(value, i * 4));
  return buffer;
};
const box = (type: string, ...parts: (Buffer | string)[]): Buffer => {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
  return Buffer.concat([u32(body.length + 8), Buffer.from(type, 'latin1'), body]);
};
const bytes = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

const read = (file: Buffer): Mp4Facts | null => {
  const readBytes: ReadBytes = (offset, length) => file.subarray(offset, offset + length);
  return readMp4Boxes(readBytes, file.length);
};

const ftyp = box('ftyp', 'mp42', u32(0), 'isom', 'iso6');
const mvhd = box('mvhd', u32(0, 0, 0, 1000, 5000), Buffer.alloc(80));
const mdat = box('mdat', Buffer.alloc(64));

function trak(id: number, handler: string, entry: Buffer, ...more: Buffer[]): Buffer {
  const stsd = box('stsd', u32(0, 1), entry);
  const mdhd = box('mdhd', u32(0, 0, 0, 48000, 240000, 0));
  const media = box('mdia', mdhd, box('hdlr', u32(0, 0), handler, Buffer.alloc(13)), box('minf', box('stbl', stsd)));
  return box('trak', box('tkhd', u32(0, 0, 0, id), Buffer.alloc(68)), ...more, media);
}

const hvcC = box('hvcC', bytes('01 02 20000000 900000000000 5a f000fcfdfafa00000f00'));
const video = (type: string, ...children: Buffer[]): Buffer => box(type, Buffer.alloc(78), ...children);
const audio = (type: string, version: number, fields: number, ...children: Buffer[]): Buffer =>
  box(type, Buffer.alloc(8), u16(version), Buffer.alloc(fields - 10), ...children);

describe('readMp4Boxes', () => {
  it('tells faststart from its opposite', () => {
    const moov = box('moov', mvhd);
    expect(read(Buffer.concat([ftyp, moov, mdat]))).toMatchObject({
      faststart: true,
      durationSec: 5,
      majorBrand: 'mp42',
    });
    expect(read(Buffer.concat([ftyp, mdat, moov]))).toMatchObject({
      faststart: false,
      compatibleBrands: ['isom', 'iso6'],
    });
    expect(read(Buffer.concat([ftyp, moov]))).toMatchObject({ faststart: null, hasMoov: true });
    expect(read(Buffer.concat([ftyp, mdat]))).toMatchObject({ faststart: null, hasMoov: false });
  });

  it('reads configuration, Dolby Vision and colour of a video entry', () => {
    const colr = box('colr', 'nclx', u16(9, 16, 9), Buffer.from([0x80]));
    const entry = video('hvc1', hvcC, box('dvvC', bytes('0100100d20')), colr, box('clli', u16(1000, 400)));
    const facts = read(Buffer.concat([ftyp, box('moov', mvhd, trak(7, 'vide', entry)), mdat]));
    expect(facts?.tracks[0]).toMatchObject({ trackId: 7, handler: 'vide', durationSec: 5 });
    expect(facts?.tracks[0]?.sampleEntries[0]).toMatchObject({
      format: 'hvc1',
      hevc: { profileIdc: 2, levelIdc: 90, highTier: false },
      dolbyVision: { profile: 8, compatibilityId: 2 },
      color: { primaries: 9, transfer: 16, matrix: 9, fullRange: true },
      contentLight: { maxCll: 1000, maxFall: 400 },
    });
  });

  it('finds the AAC configuration in MP4 and, one box deeper, in QuickTime', () => {
    const esds = box('esds', bytes('00000000 0319 000200 0411 40 15 000000 00011b55 00011b55 0502 11b0 060102'));
    const entries = [audio('mp4a', 0, 28, esds), audio('mp4a', 1, 44, box('wave', box('frma', 'mp4a'), esds))];
    for (const entry of entries) {
      const facts = read(Buffer.concat([ftyp, box('moov', mvhd, trak(1, 'soun', entry)), mdat]));
      expect(facts?.tracks[0]?.sampleEntries[0]?.aac).toEqual({ objectType: 2, sampleRateHz: 48000, channels: 6 });
    }
  });

  it('sees encryption, its scheme and what was encrypted', () => {
    const sinf = box('sinf', box('frma', 'hvc1'), box('schm', u32(0), 'cbcs', u32(0x10000)));
    const facts = read(Buffer.concat([ftyp, box('moov', mvhd, trak(1, 'vide', video('encv', hvcC, sinf))), mdat]));
    expect(facts).toMatchObject({ encrypted: true, scheme: 'cbcs' });
    expect(facts?.tracks[0]?.sampleEntries[0]).toMatchObject({ format: 'encv', originalFormat: 'hvc1' });
    expect(facts?.tracks[0]?.sampleEntries[0]?.hevc?.levelIdc).toBe(90);
  });

  it('reads edit lists, empty edits too', () => {
    const edits = box('edts', box('elst', u32(0, 2, 500, 0xffffffff, 0x10000, 4500, 2400, 0x10000)));
    const facts = read(Buffer.concat([ftyp, box('moov', mvhd, trak(1, 'vide', video('hvc1', hvcC), edits)), mdat]));
    expect(facts).toMatchObject({ hasEditList: true });
    expect(facts?.tracks[0]?.edits).toEqual([
      { durationSec: 0.5, mediaStartSec: null },
      { durationSec: 4.5, mediaStartSec: 0.05 },
    ]);
  });

  it('knows fragments, and their duration from mehd', () => {
    const empty = box('mvhd', u32(0, 0, 0, 1000, 0), Buffer.alloc(80));
    const moov = box('moov', empty, box('mvex', box('mehd', u32(0, 2500))));
    const facts = read(Buffer.concat([ftyp, moov, box('moof'), mdat, box('moof'), mdat]));
    expect(facts).toMatchObject({ fragmented: true, fragmentCount: 2, durationSec: 2.5, faststart: true });
  });

  it('says by how much a file was cut', () => {
    const whole = Buffer.concat([ftyp, box('moov', mvhd), mdat]);
    expect(read(whole)?.missingBytes).toBe(0);
    expect(read(whole.subarray(0, whole.length - 30))?.missingBytes).toBe(30);
  });

  it('names the box whose size cannot be right', () => {
    const file = Buffer.concat([ftyp, u32(3), Buffer.from('free'), mdat]);
    expect(read(file)).toMatchObject({
      malformedBox: { type: 'free', offsetBytes: 24, sizeBytes: 3 },
      complete: false,
    });
  });

  it('reads 64-bit sizes and sizes that reach to the end', () => {
    const large = Buffer.concat([u32(1), Buffer.from('mdat'), u32(0, 80), Buffer.alloc(64)]);
    const open = Buffer.concat([u32(0), Buffer.from('mdat'), Buffer.alloc(100)]);
    const moov = box('moov', mvhd);
    expect(read(Buffer.concat([ftyp, large, moov]))).toMatchObject({ hasMoov: true, faststart: false });
    expect(read(Buffer.concat([ftyp, moov, open]))).toMatchObject({ faststart: true, missingBytes: 0 });
  });

  it('is null for what is no MP4', () => {
    expect(read(Buffer.from('#EXTM3U\n#EXT-X-VERSION:3\n'))).toBeNull();
    expect(read(Buffer.alloc(0))).toBeNull();
    expect(read(Buffer.from('abc'))).toBeNull();
  });
});

describe('hostile boxes', () => {
  it('does not stand still on sizes that lead nowhere', () => {
    const sizes = [u32(1, 0x6d646174, 0, 0), u32(1, 0x6d646174, 0, 8), u32(1, 0x6d646174, 0xffffffff, 0xffffffff)];
    for (const size of sizes) {
      const facts = read(Buffer.concat([ftyp, size, mdat, box('moov', mvhd)]));
      expect(facts).toMatchObject({ malformedBox: { type: 'mdat', offsetBytes: 24 }, hasMoov: false, complete: false });
    }
  });

  it('stops at its limit of boxes', () => {
    const many = Buffer.concat(Array.from({ length: 30_000 }, () => box('free')));
    expect(read(Buffer.concat([ftyp, many, box('moov', mvhd)]))).toMatchObject({ complete: false, hasMoov: false });
  });

  it('reads no more than its limit of bytes, whatever sizes are claimed', () => {
    let asked = 0;
    const file = Buffer.concat([
      ftyp,
      box('moov', mvhd, ...Array.from({ length: 128 }, (_, i) => trak(i, 'vide', video('hvc1', hvcC)))),
    ]);
    const readBytes: ReadBytes = (offset, length) => {
      asked += length;
      return file.subarray(offset, offset + length);
    };
    readMp4Boxes(readBytes, Number.MAX_SAFE_INTEGER);
    expect(asked).toBeLessThan(16 * 1024 * 1024 + 1);
  });

  it('survives a nest of boxes a thousand deep', () => {
    let nest = box('moov', mvhd);
    for (let i = 0; i < 1_000; i += 1) nest = box('moov', nest);
    expect(read(Buffer.concat([ftyp, nest]))).toMatchObject({ tracks: [] });
  });

  it('never throws on a damaged file, and gives plain JSON', () => {
    const sinf = box('sinf', box('frma', 'hvc1'), box('schm', u32(0), 'cenc', u32(0)));
    const esds = box('esds', bytes('00000000 0319 000200 0411 40 15 000000 00011b55 00011b55 0502 11b0 060102'));
    const edits = box('edts', box('elst', u32(0, 1, 500, 0, 0x10000)));
    const tracks = [trak(1, 'vide', video('encv', hvcC, sinf), edits), trak(2, 'soun', audio('mp4a', 0, 28, esds))];
    const whole = Buffer.concat([ftyp, box('moov', mvhd, ...tracks), mdat]);
    let seed = 1;
    const random = (below: number): number => {
      seed = (seed * 48271) % 2147483647;
      return seed % below;
    };
    for (let round = 0; round < 3_000; round += 1) {
      const damaged = Buffer.from(whole);
      for (let i = 0; i <= random(6); i += 1) damaged[random(damaged.length)] = random(4) === 0 ? 255 : random(256);
      const facts = read(damaged.subarray(0, random(3) === 0 ? random(damaged.length) : damaged.length));
      expect(facts === null || JSON.stringify(facts).length < 100_000).toBe(true);
    }
  });
});
