import { groupAudio } from './audio-groups';
import { evidenceNeeded } from './evidence';
import { readFrameRates } from './frame-rate';
import type { AudioStream } from './media-info';
import { normalize } from './normalize';
import { parsePixelFormat } from './pixel-format';
import { readRotation } from './rotation';
import { readScan } from './scan';

it('takes the matrix of the container where the bitstream leaves it open', () => {
  // VP9 of 8 bits by libvpx, colours by mkvmerge: ffprobe prints primaries and transfer, and no matrix
  const colors = { color_primaries: 'bt2020', color_transfer: 'smpte2084' };
  const stream = { index: 0, codec_type: 'video', codec_name: 'vp9', ...colors, color_space: 'unknown' };
  const raw = { format: { format_name: 'matroska,webm' }, streams: [stream] };
  const read = (declared: Record<string, unknown>[]) => normalize(raw, { declared }).video[0]?.color.matrix;
  expect(read([{ ...stream, color_space: 'bt2020nc' }])).toBe('bt2020nc');
  expect(read([])).toBeNull();
});

it('takes the first sound of each program for its main one', () => {
  const sound = (index: number, language: string) => ({
    index,
    codec_type: 'audio',
    codec_name: 'mp2',
    channels: 2,
    tags: { language },
  });
  const streams = [sound(0, 'deu'), sound(1, 'fra'), sound(2, 'deu'), sound(3, 'fra')];
  const programs = [
    [0, 1],
    [2, 3],
  ].map((own) => ({ streams: own.map((at) => streams[at]) }));
  const roles = (raw: object) =>
    normalize({ format: { format_name: 'mpegts' }, streams, ...raw }).audio.map(({ role }) => role);
  expect(roles({ programs })).toEqual(['main', 'alternate', 'main', 'alternate']);
  expect(roles({})).toEqual(['main', 'alternate', 'alternate', 'alternate']);
});

it('turns a photo as its Exif says, which ffprobe prints with the frame', () => {
  const displaymatrix = '\n00000000: 0 65536 0\n00000001: -65536 0 0\n00000002: 0 0 1073741824\n';
  const frame = { side_data_list: [{ side_data_type: '3x3 displaymatrix', displaymatrix, rotation: -90 }] };
  expect(readRotation({}, [frame])).toEqual({ rotationDeg: 90, mirrored: false });
});

describe('readRotation', () => {
  const matrix = (a: number, b: number, c: number, d: number) => ({
    side_data_list: [
      { side_data_type: 'CPB properties' },
      {
        side_data_type: 'Display Matrix',
        displaymatrix: `\n00000000: ${a} ${b} 0\n00000001: ${c} ${d} 0\n00000002: 0 0 1073741824\n`,
        rotation: 7,
      },
    ],
  });

  it.each([
    ['upright', 65536, 0, 0, 65536, 0, false],
    ['90 clockwise', 0, 65536, -65536, 0, 90, false],
    ['180', -65536, 0, 0, -65536, 180, false],
    ['270 clockwise', 0, -65536, 65536, 0, 270, false],
    ['flipped left to right', -65536, 0, 0, 65536, 0, true],
    ['flipped upside down', 65536, 0, 0, -65536, 180, true],
    ['transposed', 0, 65536, 65536, 0, 270, true],
    ['45 degrees', 46341, 46341, -46341, 46341, null, false],
  ])('%s', (_, a, b, c, d, rotationDeg, mirrored) => {
    expect(readRotation(matrix(a, b, c, d), [])).toEqual({ rotationDeg, mirrored });
  });

  it('takes the tag clockwise and the number counter-clockwise where there is no matrix', () => {
    expect(readRotation({ tags: { rotate: '90' } }, []).rotationDeg).toBe(90);
    const numbered = { side_data_list: [{ side_data_type: 'Display Matrix', rotation: -90 }] };
    expect(readRotation(numbered, []).rotationDeg).toBe(90);
    expect(readRotation(matrix(0, 0, 0, 0), []).rotationDeg).toBeNull();
    expect(readRotation({}, [])).toEqual({ rotationDeg: 0, mirrored: false });
  });
});

describe('parsePixelFormat', () => {
  it.each([
    ['yuv420p', '4:2:0', 8],
    ['yuvj422p', '4:2:2', 8],
    ['yuv422p10le', '4:2:2', 10],
    ['yuva444p12le', '4:4:4', 12],
    ['yuv410p', '4:1:0', 8],
    ['yuv411p', '4:1:1', 8],
    ['nv12', '4:2:0', 8],
    ['p010le', '4:2:0', 10],
    ['y210le', '4:2:2', 10],
    ['gbrp10le', '4:4:4', 10],
    ['gbrapf32le', '4:4:4', 32],
    ['rgb24', '4:4:4', 8],
    ['rgba64be', '4:4:4', 16],
    ['bgr0', '4:4:4', 8],
    ['gray', '4:0:0', 8],
    ['gray12le', '4:0:0', 12],
    ['xyz12le', '4:4:4', 12],
    ['pal8', null, 8],
    ['bayer_rggb8', null, null],
    ['constructor', null, null],
    [null, null, null],
  ])('%s is %s at %s bits', (name, chromaSubsampling, bitDepth) => {
    expect(parsePixelFormat(name)).toEqual({ chromaSubsampling, bitDepth });
  });
});

describe('readScan', () => {
  const interlaced = { interlaced_frame: 1, top_field_first: 0 };
  const progressive = { interlaced_frame: 0, top_field_first: 0 };

  it('maps ffprobe letters to the field displayed first', () => {
    expect(readScan({ field_order: 'bt' }, []).field_order).toBe('tff');
    expect(readScan({ field_order: 'tb' }, []).field_order).toBe('bff');
  });

  it('sees both kinds in the first frames', () => {
    expect(readScan({ field_order: 'progressive' }, [interlaced, progressive])).toEqual({
      type: 'mixed',
      field_order: 'bff',
      source: 'flag',
    });
  });

  it('is null where nothing says it', () => {
    expect(readScan({ field_order: 'unknown' }, [])).toEqual({ type: null, field_order: null, source: null });
  });
});

describe('readFrameRates', () => {
  it('drops time bases and field rates', () => {
    const base = { r_frame_rate: '90000/1', avg_frame_rate: '0/0' };
    expect(readFrameRates(base, null, false)).toMatchObject({ frame_rate: null, variable_frame_rate: null });
    const fields = { r_frame_rate: '50/1', avg_frame_rate: '25/1' };
    expect(readFrameRates(fields, null, true).frame_rate?.value).toBe(25);
    expect(readFrameRates(fields, null, false).frame_rate?.value).toBe(50);
  });
});

describe('readTimecode', () => {
  const timecode = (value: string, rate: string) =>
    normalize({
      format: { tags: { timecode: value } },
      streams: [{ codec_type: 'video', r_frame_rate: rate, avg_frame_rate: rate }],
    }).timecode;

  it.each([
    ['01:00:00:24', '25/1', true],
    ['01:00:00:25', '25/1', false],
    ['01:00:00;29', '30000/1001', true],
    ['01:01:00;00', '30000/1001', false],
    ['01:10:00;00', '30000/1001', true],
    ['01:01:00;03', '60000/1001', false],
    ['01:00:00;00', '25/1', false],
    ['00:00:00:23', '24000/1001', true],
  ])('%s at %s fits: %s', (value, rate, fits) => {
    expect(timecode(value, rate)).toMatchObject({ value, frame_rate_fits: fits, source: 'format_tag' });
  });

  it.each(['', '1:2:3', '25:61:00:00', 'aa:bb:cc:dd'])('is null for %s', (value) => {
    expect(timecode(value, '25/1')).toBeNull();
  });
});

describe('groupAudio', () => {
  const mono = (index: number, title: string): AudioStream =>
    ({ index, channels: 1, channel_layout: 'mono', language: null, title }) as AudioStream;

  it('joins six named channels and leaves the odd one alone', () => {
    const groups = groupAudio(
      ['5.1 L', '5.1 R', '5.1 C', '5.1 LFE', '5.1 Ls', '5.1 Rs', 'Narrator'].map((t, i) => mono(i, t)),
    );
    expect(groups.map(({ streams, channel_map, source }) => [streams, channel_map, source])).toEqual([
      [[0, 1, 2, 3, 4, 5], ['FL', 'FR', 'FC', 'LFE', 'SL', 'SR'], 'labels'],
      [[6], ['FC'], 'stream'],
    ]);
  });

  it('does not join the same channel twice', () => {
    expect(groupAudio([mono(0, 'L'), mono(1, 'L')])).toHaveLength(2);
  });
});

it('asks only for the evidence that is worth it', () => {
  const streams = [
    { index: 0, codec_type: 'video', codec_name: 'hevc' },
    { index: 1, codec_type: 'audio', codec_name: 'aac' },
    { index: 2, codec_type: 'video', codec_name: 'mjpeg', disposition: { attached_pic: 1 } },
    { index: 3, codec_type: 'video', codec_name: 'dvvideo' },
  ];
  expect(evidenceNeeded({ streams, format: { format_name: 'mov,mp4,m4a,3gp,3g2,mj2' } })).toEqual({
    frames: [0, 3],
    extradata: [0, 1],
    declared: false,
    boxes: true,
    wrapper: null,
    packets: true,
  });
  const photo = [{ index: 0, codec_type: 'video', codec_name: 'mjpeg' }];
  const wanted = (format_name: string) => evidenceNeeded({ streams: photo, format: { format_name } }).frames;
  expect([wanted('jpeg_pipe'), wanted('image2'), wanted('avi')]).toEqual([[0], [0], []]);
  expect(evidenceNeeded({ format: { format_name: 'wav' } })).toEqual({
    frames: [],
    extradata: [],
    declared: false,
    boxes: false,
    wrapper: 'wave',
    packets: false,
  });
});
