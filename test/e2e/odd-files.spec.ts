import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { madeOnce } from '../support/made-once';
import { Service } from '../support/service';

interface Analysis {
  status: string;
  media: {
    container: { major_brand: string | null; duration_sec: number | null; av_offset_sec: number | null };
    video: Record<string, unknown>[];
  } | null;
  findings: { check: string }[];
  error: { code: string } | null;
}

let service: Service;
beforeAll(async () => void (service = await Service.start('odd-files')));
afterAll(() => service.stop());

const picture = (more = '') => ['-f', 'lavfi', '-i', `testsrc2=s=320x240:r=25:d=4${more}`];
const sound = ['-f', 'lavfi', '-i', 'sine=f=440:r=48000:d=4'];
const probe = async (name: string, depth = 'standard') => {
  const { body } = await service.post<Analysis>('/api/v1/probe/file', { file_path: `media/${name}`, depth });
  return body;
};
const made = (name: string, ...args: string[]) => {
  madeOnce([name, args], service.mediaRoot, (cwd) =>
    execFileSync('ffmpeg', ['-v', 'error', '-y', ...args, name], { cwd }),
  );
  return probe(name);
};

const u16 = (value: number) => Buffer.from([value >> 8, value & 255]);
const u32 = (value: number) => Buffer.concat([u16(value >>> 16), u16(value & 0xffff)]);
const box = (type: string, ...parts: (Buffer | string)[]): Buffer => {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  return Buffer.concat([u32(body.length + 8), Buffer.from(type), body]);
};
/** A HEIC still as a phone writes it, turned by 90 degrees: the boxes, and `missing` bytes too few behind them. */
function heic(missing = 0): Buffer {
  const hvcC = box('hvcC', Buffer.from('0103700000000000000000003cf000fcfdf8f800000f00', 'hex'));
  const properties = [hvcC, box('ispe', u32(0), u32(4032), u32(3024)), box('irot', Buffer.from([3]))];
  const meta = [
    box('hdlr', u32(0), u32(0), 'pict', Buffer.alloc(13)),
    box('pitm', u32(0), u16(1)),
    box('iinf', u32(0), u16(1), box('infe', u32(2 << 24), u16(1), u16(0), 'hvc1\0')),
    box('iprp', box('ipco', ...properties), box('ipma', u32(0), u32(1), u16(1), Buffer.from([3, 1, 2, 3]))),
  ];
  const file = Buffer.concat([
    box('ftyp', 'heic', u32(0), 'mif1heic'),
    box('meta', u32(0), ...meta),
    box('mdat', Buffer.alloc(999)),
  ]);
  return file.subarray(0, file.length - missing);
}

describe('a HEIC still, which this ffprobe can’t open', () => {
  it.each(['quick', 'standard', 'full'])('is told by its boxes, and is not said to be cut: depth %s', async (depth) => {
    writeFileSync(join(service.mediaRoot, `${depth}.heic`), heic());
    const { status, media, findings } = await probe(`${depth}.heic`, depth);
    expect([status, media?.container.major_brand, findings.map(({ check }) => check)]).toEqual([
      'completed',
      'heic',
      expect.not.arrayContaining(['container.truncated', 'integrity.messages']),
    ]);
    expect(media?.video).toMatchObject([
      { codec: 'hevc', codec_string: 'hvc1.3.E.L60', width: 4032, height: 3024, rotation_deg: 90, display_width: 3024 },
    ]);
  });

  it('is cut where its pixels are missing, as an MP4 without its index is', async () => {
    writeFileSync(join(service.mediaRoot, 'cut.heic'), heic(500));
    expect((await probe('cut.heic')).error?.code).toBe('MEDIA_TRUNCATED');
    await made('whole.mp4', ...picture(), '-c:v', 'mpeg4');
    const path = join(service.mediaRoot, 'whole.mp4');
    execFileSync('truncate', ['-s', '20000', path]);
    const { body } = await service.post<Analysis>('/api/v1/probe/file', { file_path: 'media/whole.mp4', fresh: true });
    expect(body.error?.code).toBe('MEDIA_TRUNCATED');
  });
});

it('GXF has the frames it has, not its fields', async () => {
  const { media } = await made(
    'film.gxf',
    ...['-f', 'lavfi', '-i', 'testsrc2=s=720x576:r=25:d=2', '-c:v', 'mpeg2video', '-pix_fmt', 'yuv420p', '-b:v', '2M'],
  );
  const rate = expect.objectContaining({ num: 25, den: 1 }) as unknown;
  expect(media?.video[0]).toMatchObject({ frame_rate: rate, average_frame_rate: rate, frame_count: 50 });
});

it.each(['mpeg1video', 'mpeg2video'])('a program stream of %s is as long and as even as it was made', async (codec) => {
  const { media, findings } = await made(
    `${codec}.mpg`,
    ...picture(),
    ...sound,
    ...['-c:v', codec, '-bf', '2', '-b:v', '200k', '-c:a', 'mp2', '-f', 'mpeg'],
  );
  expect(media?.video[0]).toMatchObject({ duration_sec: 4, variable_frame_rate: false, frame_count: 100 });
  expect(findings).toEqual([]);
});

it('sound in Matroska begins where it is heard, not where the decoder starts', async () => {
  const { media } = await made(
    'film.webm',
    ...picture(),
    ...sound,
    '-c:v',
    'vp8',
    '-deadline',
    'realtime',
    '-c:a',
    'libopus',
    '-live',
    '1',
  );
  // the picture is written 7 ms late, so that the 6.5 ms which the decoder drops have a time above 0
  expect(media?.container.av_offset_sec).toBe(-0.007);
  expect(media?.video[0]).toMatchObject({ duration_sec: 4 });
});
