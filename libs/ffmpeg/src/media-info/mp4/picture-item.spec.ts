import { normalize } from '../normalize';
import type { RawProbe } from '../raw-probe';
import { heifProbe } from '../still-picture';
import { readMp4Boxes } from './read-mp4-boxes';

const u16 = (value: number): Buffer => Buffer.from([value >> 8, value & 255]);
const u32 = (value: number): Buffer =>
  Buffer.from([value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255]);
const box = (type: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([u32(body.length + 8), Buffer.from(type), body]);
};
const full = (type: string, version: number, flags: number, ...parts: Buffer[]): Buffer =>
  box(type, u32(version * 2 ** 24 + flags), ...parts);
const bytes = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

// Main still picture, 4:2:0, level 2
const hvcC = box('hvcC', bytes('01 03 70000000 000000000000 3c f000fc fd f8f800000f00'));
const size = (width: number, height: number): Buffer => full('ispe', 0, 0, u32(width), u32(height));
const item = (id: number, type: string): Buffer => full('infe', 2, 0, u16(id), u16(0), Buffer.from(`${type}\0`));
const refer = (type: string, from: number, ...to: number[]): Buffer =>
  box(type, u16(from), u16(to.length), ...to.map(u16));

function picture(
  items: [id: number, type: string, properties: number[]][],
  properties: Buffer[],
  references: Buffer[] = [],
): Buffer {
  const associations = items.map(([id, , own]) =>
    Buffer.concat([u16(id), Buffer.from([own.length, ...own.map((at) => 0x80 | at)])]),
  );
  const meta = full(
    'meta',
    0,
    0,
    full('hdlr', 0, 0, u32(0), Buffer.from('pict'), Buffer.alloc(13)),
    full('pitm', 0, 0, u16(items[0]?.[0] ?? 0)),
    full('iinf', 0, 0, u16(items.length), ...items.map(([id, type]) => item(id, type))),
    box('iprp', box('ipco', ...properties), full('ipma', 0, 0, u32(items.length), ...associations)),
    ...(references.length > 0 ? [full('iref', 0, 0, ...references)] : []),
  );
  return Buffer.concat([
    box('ftyp', Buffer.from('heic'), u32(0), Buffer.from('mif1')),
    meta,
    box('mdat', Buffer.alloc(64)),
  ]);
}

const read = (file: Buffer, sizeBytes = file.length) =>
  readMp4Boxes((offset, length) => file.subarray(offset, offset + length), sizeBytes);
const videoOf = (file: Buffer) => {
  const boxes = read(file);
  return normalize(heifProbe(boxes) ?? {}, { boxes }).video[0];
};

const plain = picture([[1, 'hvc1', [1, 2, 3]]], [hvcC, size(4032, 3024), full('pixi', 0, 0, bytes('03 08 08 08'))]);

describe('the primary picture of a HEIF file', () => {
  it('tells codec, size and depth where ffprobe finds no movie', () => {
    expect(videoOf(plain)).toMatchObject({
      codec: 'hevc',
      codec_string: 'hvc1.3.E.L60',
      tag: 'hvc1',
      width: 4032,
      height: 3024,
      bit_depth: 8,
      chroma_subsampling: '4:2:0',
      frame_count: 1,
      frame_rate: null,
      duration_sec: null,
      has_alpha: false,
      is_best: true,
    });
  });

  it('is as large as its grid, and coded as the tiles', () => {
    const grid = picture(
      [
        [9, 'grid', [3]],
        [1, 'hvc1', [1, 2]],
        [2, 'hvc1', [1, 2]],
      ],
      [hvcC, size(512, 512), size(1000, 500)],
      [refer('dimg', 9, 1, 2)],
    );
    expect(read(grid)?.picture).toMatchObject({ itemType: 'grid', tileCount: 2, width: 1000, height: 500 });
    expect(videoOf(grid)).toMatchObject({ codec: 'hevc', width: 1000, height: 500 });
  });

  it('may have more tiles than anybody needs', () => {
    const tiles = Array.from({ length: 5_000 }, (_, at) => at + 1);
    const grid = picture(
      [[9_999, 'grid', [3]], ...tiles.map((id): [number, string, number[]] => [id, 'hvc1', [1, 2]])],
      [hvcC, size(512, 512), size(51_200, 25_600)],
      [refer('dimg', 9_999, ...tiles.reverse())],
    );
    expect(read(grid)?.picture).toMatchObject({ tileCount: 5_000, width: 51_200, entry: { format: 'hvc1' } });
  });

  it('is the stream that is marked so where more are listed, and the first where none is', () => {
    const listed = (disposition: object) => {
      const stream = { codec_type: 'video', codec_name: 'hevc', width: 320, height: 240 };
      const streams = [
        { ...stream, index: 0 },
        { ...stream, index: 1, disposition },
      ];
      const raw = { format: { format_name: 'mov,mp4' }, streams } as RawProbe;
      return normalize(raw, { boxes: read(plain) }).video.map(({ width }) => width);
    };
    expect(listed({ default: 1 })).toEqual([320, 4032]);
    expect(listed({})).toEqual([4032, 320]);
  });

  it('is shown turned and mirrored', () => {
    const turned = (...more: Buffer[]) =>
      videoOf(picture([[1, 'hvc1', [1, 2, ...more.map((_, at) => at + 3)]]], [hvcC, size(320, 240), ...more]));
    // counter-clockwise in the file, clockwise in our words
    expect(turned(box('irot', bytes('01')))).toMatchObject({ rotation_deg: 270, mirrored: false, display_width: 240 });
    expect(turned(box('irot', bytes('01')), box('imir', bytes('01')))).toMatchObject({
      rotation_deg: 90,
      mirrored: true,
    });
    expect(turned(box('imir', bytes('00')))).toMatchObject({ rotation_deg: 180, mirrored: true, display_width: 320 });
  });

  it('has alpha where an auxiliary picture is its plane, and not where it is a depth map', () => {
    const withPlane = (urn: string) =>
      videoOf(
        picture(
          [
            [1, 'hvc1', [1, 2]],
            [2, 'hvc1', [1, 2, 3]],
          ],
          [hvcC, size(64, 64), full('auxC', 0, 0, Buffer.from(`${urn}\0`))],
          [refer('auxl', 2, 1)],
        ),
      );
    expect(withPlane('urn:mpeg:hevc:2015:auxid:1')?.has_alpha).toBe(true);
    expect(withPlane('urn:mpeg:mpegB:cicp:systems:auxiliary:alpha')?.has_alpha).toBe(true);
    expect(withPlane('urn:mpeg:hevc:2015:auxid:2')?.has_alpha).toBe(false);
  });

  it('takes no more work for what its references claim than for what they hold', () => {
    const claiming = (count: number) => {
      const reference = box('dimg', u16(1), u16(count), u16(2));
      return picture([[1, 'hvc1', [1, 2]]], [hvcC, size(64, 64)], Array<Buffer>(2_000).fill(reference));
    };
    const cpuOf = (file: Buffer) => {
      const before = process.cpuUsage();
      expect(read(file)?.picture).toMatchObject({ tileCount: 1, width: 64 });
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    const honest = cpuOf(claiming(1));
    // bound by the bytes there are, both take the same; by the count alone, thousands of times as much
    expect(cpuOf(claiming(0xffff))).toBeLessThan(honest * 50);
  });

  it('is none in a movie, in a file that is cut, and in one whose tables name nothing', () => {
    const cut = Buffer.concat([plain.subarray(0, plain.length - 72), u32(1_000), Buffer.from('mdat')]);
    expect(heifProbe(read(cut))).toBeNull();
    expect(heifProbe(read(Buffer.concat([plain, box('moov')])))).toBeNull();
    expect(read(picture([[1, 'hvc1', []]], []))?.picture).toMatchObject({ width: null, height: null });
    expect(read(picture([], [hvcC]))?.picture).toBeNull();
  });
});
