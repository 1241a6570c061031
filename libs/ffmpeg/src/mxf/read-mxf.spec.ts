import { normalize } from '../media-info';
import { readMxf } from './read-mxf';
import type { MxfFacts } from './mxf-facts';

const PACK = [0x06, 0x0e, 0x2b, 0x34, 0x02, 0x05, 0x01, 0x01, 0x0d, 0x01, 0x02, 0x01, 0x01];
const OP1A = [0x06, 0x0e, 0x2b, 0x34, 0x04, 0x01, 0x01, 0x01, 0x0d, 0x01, 0x02, 0x01, 0x01, 0x01, 0x09, 0x00];
const AES3_FRAME = [0x06, 0x0e, 0x2b, 0x34, 0x04, 0x01, 0x01, 0x01, 0x0d, 0x01, 0x03, 0x01, 0x02, 0x06, 0x03, 0x00];
const OPEN_INCOMPLETE = 1;
const CLOSED_COMPLETE = 4;

function klv(key: number[], value: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(value.length);
  length[0] = 0x83;
  return Buffer.concat([Buffer.from(key), length, value]);
}

function partition(kind: number, status: number, footerAt: number, headerBytes = 0): Buffer {
  const value = Buffer.alloc(104);
  value.writeUInt16BE(1, 0);
  value.writeUInt16BE(3, 2);
  value.writeBigUInt64BE(BigInt(footerAt), 24);
  value.writeBigUInt64BE(BigInt(headerBytes), 32);
  value.set(OP1A, 64);
  value.writeUInt32BE(1, 80);
  value.writeUInt32BE(16, 84);
  value.set(AES3_FRAME, 88);
  return klv([...PACK, kind, status, 0], value);
}

/** A timecode component: 10:00:00:00 at 25. */
function timecode(): Buffer {
  const value = Buffer.alloc(12 + 6 + 5);
  value.writeUInt16BE(0x1501, 0);
  value.writeUInt16BE(8, 2);
  value.writeBigUInt64BE(900_000n, 4);
  value.writeUInt16BE(0x1502, 12);
  value.writeUInt16BE(2, 14);
  value.writeUInt16BE(25, 16);
  value.writeUInt16BE(0x1503, 18);
  value.writeUInt16BE(1, 20);
  return klv([0x06, 0x0e, 0x2b, 0x34, 0x02, 0x53, 0x01, 0x01, 0x0d, 0x01, 0x01, 0x01, 0x01, 0x01, 0x14, 0x00], value);
}

/** A picture descriptor: what of the stored lines is shown, fields together or apart. */
function picture(width: number, lines: number, layout: number): Buffer {
  const value = Buffer.alloc(21);
  value.writeUInt32BE(0x3208_0004, 0);
  value.writeUInt32BE(lines, 4);
  value.writeUInt32BE(0x3209_0004, 8);
  value.writeUInt32BE(width, 12);
  value.writeUInt32BE(0x320c_0001, 16);
  value.writeUInt8(layout, 20);
  return klv([0x06, 0x0e, 0x2b, 0x34, 0x02, 0x53, 0x01, 0x01, 0x0d, 0x01, 0x01, 0x01, 0x01, 0x01, 0x51, 0x00], value);
}

function withSet(set: Buffer): Buffer {
  return Buffer.concat([partition(2, CLOSED_COMPLETE, 0, set.length), set]);
}

function file(headerStatus: number, footer: boolean): Buffer {
  const set = timecode();
  const footerAt = 124 + set.length;
  const header = Buffer.concat([partition(2, headerStatus, footerAt, set.length), set]);
  return footer ? Buffer.concat([header, partition(4, CLOSED_COMPLETE, footerAt)]) : header;
}

const read = (bytes: Buffer): MxfFacts | null =>
  readMxf((offset, length) => bytes.subarray(offset, Math.max(offset, offset + length)), bytes.length);

describe('an MXF file', () => {
  it('says what of the stored picture is shown: of D-10, fields apart, 576 of 608 lines', () => {
    expect(read(withSet(picture(720, 288, 1)))?.display).toEqual({ width: 720, height: 576 });
    expect(read(withSet(picture(1920, 1080, 0)))?.display).toEqual({ width: 1920, height: 1080 });
    expect(read(withSet(picture(1920, 540, 4)))?.display).toEqual({ width: 1920, height: 1080 });
    expect(read(file(CLOSED_COMPLETE, true))?.display).toBeNull();
    const size = { width: 720, height: 608, sample_aspect_ratio: '152:135' };
    const stream = { index: 0, codec_type: 'video', codec_name: 'mpeg2video', ...size };
    const mxf = read(withSet(picture(720, 288, 1)));
    const shown = normalize({ format: { format_name: 'mxf' }, streams: [stream] }, { mxf }).video[0];
    expect(shown).toMatchObject({
      width: 720,
      height: 608,
      sample_aspect_ratio: '16:15',
      display_aspect_ratio: '4:3',
      display_width: 768,
      display_height: 576,
    });
  });

  it('says its pattern, its containers and its timecode', () => {
    expect(read(file(CLOSED_COMPLETE, true))).toMatchObject({
      operational_pattern: 'OP1a',
      version: '1.3',
      header_closed: true,
      header_complete: true,
      footer: { closed: true, complete: true },
      footer_missing: false,
      essence_containers: [{ name: 'AES3', wrapping: 'frame' }],
      timecodes: [{ start_frame: 900_000, rounded_base: 25, drop_frame: false }],
    });
  });

  it('is not finished when its header stayed open', () => {
    expect(read(file(OPEN_INCOMPLETE, true))).toMatchObject({ header_closed: false, header_complete: false });
  });

  it('is cut when the footer its header names is not there', () => {
    expect(read(file(CLOSED_COMPLETE, false))).toMatchObject({ footer: null, footer_missing: true });
  });

  it('says what it is where its body lies elsewhere', () => {
    const set = timecode();
    const body = partition(3, CLOSED_COMPLETE, 0);
    const bodyAt = 124 + set.length;
    const footerAt = bodyAt + body.length;
    const index = Buffer.alloc(3 * 12 + 4);
    for (const [i, at] of [0, bodyAt, footerAt].entries()) index.writeBigUInt64BE(BigInt(at), i * 12 + 4);
    index.writeUInt32BE(index.length + 20, index.length - 4);
    const bytes = Buffer.concat([
      ...[partition(2, CLOSED_COMPLETE, footerAt, set.length), set, body, partition(4, CLOSED_COMPLETE, footerAt)],
      klv([...PACK, 0x11, 1, 0], index),
    ]);
    const parts = (areThere?: (offset: number) => boolean) =>
      readMxf((offset, length) => bytes.subarray(offset, offset + length), bytes.length, areThere);
    expect(parts()?.partitions.map(({ kind }) => kind)).toEqual(['header', 'body', 'footer']);
    const far = parts((offset) => offset !== bodyAt);
    expect(far).toMatchObject({ partition_count: 3, footer: { closed: true }, timecodes: [{ rounded_base: 25 }] });
    expect(far?.partitions.map(({ kind }) => kind)).toEqual(['header', 'footer']);
  });

  it('may stand behind a run-in', () => {
    expect(read(Buffer.concat([Buffer.alloc(1_000), file(CLOSED_COMPLETE, true)]))).toMatchObject({
      run_in_bytes: 1_000,
      footer: { closed: true },
    });
  });

  it('is none without a header partition, and survives any bytes', () => {
    expect(read(Buffer.from('RIFF'))).toBeNull();
    expect(read(Buffer.alloc(70_000, 0x06))).toBeNull();
    expect(read(file(CLOSED_COMPLETE, true).subarray(0, 60))).toBeNull();
  });
});
