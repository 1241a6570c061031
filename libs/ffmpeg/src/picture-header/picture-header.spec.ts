import { normalize } from '../media-info/normalize';
import { type PictureHeader, readPictureHeader } from './index';

const read = (bytes: Buffer): PictureHeader | null =>
  readPictureHeader((at, length) => bytes.subarray(at, at + length), bytes.length);

/** Heads of files that cjxl 0.7 wrote, and what its jxlinfo says of them. */
const jxl = {
  still:
    '0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c20000000096a786c6c0a000023856a786c63ff0afbf0a3a1b8100c9404100800b800005cfe76fe764a18',
  turned:
    '0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c200000de616a786c63ff0a385b0b0414970408020100490400000041b3b2240021',
  animated: 'ff0afb040158505c120808a08200007c0f0000509204f12b',
  boxed:
    '0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c20000000096a786c6c0a000023856a786c63ff0afbf0a3a1b8100c9404100800b800005cfe76fe764a18',
  large: 'ff0aca21e8ef8084e2420c05020502004401005cfe76fe76',
};
const of = (name: keyof typeof jxl) => read(Buffer.from(jxl[name], 'hex'));

describe('JPEG XL', () => {
  it.each([
    [
      'still',
      {
        width: 320,
        height: 240,
        bitDepth: 16,
        hasAlpha: true,
        frameCount: 1,
        orientation: 1,
      },
    ],
    [
      'large',
      {
        width: 1920,
        height: 1082,
        bitDepth: 8,
        hasAlpha: false,
        frameCount: 1,
        orientation: 1,
      },
    ],
    [
      'boxed',
      {
        width: 320,
        height: 240,
        bitDepth: 16,
        hasAlpha: true,
        frameCount: 1,
        orientation: 1,
      },
    ],
    [
      'turned',
      {
        width: 640,
        height: 360,
        bitDepth: 8,
        hasAlpha: false,
        frameCount: 1,
        orientation: 6,
      },
    ],
    [
      'animated',
      {
        width: 320,
        height: 240,
        bitDepth: 8,
        hasAlpha: true,
        frameCount: null,
        orientation: 1,
      },
    ],
  ] as const)('%s', (name, expected) => {
    expect(of(name)).toMatchObject({
      codec: 'jpegxl',
      durationSec: null,
      ...expected,
    });
  });

  it('is null where the header is cut, or something else', () => {
    expect(read(Buffer.from('ff0a', 'hex'))).toBeNull();
    expect(read(Buffer.from(jxl.boxed, 'hex').subarray(0, 20))).toBeNull();
    expect(read(Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'))).toBeNull();
  });
});

/** Chunks of a WebP, `frames` in milliseconds each. */
function webp(frames: readonly number[], flags = 0x12): Buffer {
  const chunk = (name: string, body: Buffer) => {
    const head = Buffer.alloc(8);
    head.write(name, 'latin1');
    head.writeUInt32LE(body.length, 4);
    return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
  };
  const canvas = Buffer.from([flags, 0, 0, 0, 0x3f, 0x01, 0, 0xef, 0, 0]);
  const animated = frames.map((ms) => {
    const body = Buffer.alloc(17);
    body.writeUIntLE(ms, 12, 3);
    return chunk('ANMF', body);
  });
  const body = Buffer.concat([Buffer.from('WEBP'), chunk('VP8X', canvas), chunk('ANIM', Buffer.alloc(6)), ...animated]);
  const head = Buffer.from('RIFF0000');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

describe('an extended WebP', () => {
  it('has its canvas, and of an animation its frames and their time', () => {
    const seen = { codec: 'webp', width: 320, height: 240, hasAlpha: true };
    expect(read(webp([100, 100, 50]))).toMatchObject({
      ...seen,
      frameCount: 3,
      durationSec: 0.25,
    });
    expect(read(webp([], 0x10))).toMatchObject({
      ...seen,
      frameCount: 1,
      durationSec: null,
    });
  });

  it('lasts nobody knows how long where a frame has no time of its own', () => {
    expect(read(webp([100, 0]))).toMatchObject({ frameCount: 2, durationSec: null });
    const raw = {
      format: { format_name: 'webp_pipe' },
      streams: [{ index: 0, codec_type: 'video', codec_name: 'webp' }],
    };
    const { container, video } = normalize(raw, { picture: read(webp([0, 0])) });
    expect(container).toMatchObject({ duration_sec: null, duration_source: null });
    expect(video[0]).toMatchObject({ frame_count: 2, duration_sec: null, average_frame_rate: null });
  });

  it('does not count frames of a file that is cut', () => {
    const whole = webp([100, 100]);
    expect(read(whole.subarray(0, whole.length - 4))).toMatchObject({
      width: 320,
      frameCount: null,
      durationSec: null,
    });
  });
});

it('fills what ffprobe leaves open', () => {
  const raw = {
    format: { format_name: 'webp_pipe' },
    streams: [
      {
        index: 0,
        codec_type: 'video',
        codec_name: 'webp',
        r_frame_rate: '25/1',
        avg_frame_rate: '25/1',
      },
    ],
  };
  const { container, video } = normalize(raw, {
    picture: read(webp([100, 100, 50])),
  });
  expect(container).toMatchObject({
    duration_sec: 0.25,
    duration_source: 'header',
  });
  expect(video[0]).toMatchObject({
    width: 320,
    display_height: 240,
    frame_count: 3,
    duration_sec: 0.25,
    has_alpha: true,
  });
  expect(video[0]).toMatchObject({
    frame_rate: null,
    average_frame_rate: { value: 12 },
    bit_depth: 8,
  });
});

it('turns a picture as its header says', () => {
  const raw = {
    format: { format_name: 'jpegxl_pipe' },
    streams: [{ index: 0, codec_type: 'video', codec_name: 'jpegxl' }],
  };
  const [video] = normalize(raw, { picture: of('turned') }).video;
  expect(video).toMatchObject({
    rotation_deg: 90,
    mirrored: false,
    width: 640,
    display_width: 360,
    display_height: 640,
  });
});
