import { ebur128 } from './ebur128';
import { MetadataReader, noted, type NotedFrame } from './metadata-reader';
import { pictureMemory } from './picture-memory';
import { RawFrames } from './raw-frames';

const printed = [
  'frame:0    pts:0       pts_time:0',
  'lavfi.black_start=0',
  'frame:1    pts:40      pts_time:0.04',
  'lavfi.astats.1.Peak_level=-inf',
  'lavfi.scd.score=1.5',
  'frame:2    pts:NOPTS   pts_time:NOPTS',
  'seen=1',
  'frame:3    pts:120     pts_time:0.12',
  'lavfi.scd.sco',
].join('\n');

function read(chunkLength: number): [number | null, [string, string][]][] {
  const frames: [number | null, [string, string][]][] = [];
  const reader = new MetadataReader(({ timeSec, values }) => frames.push([timeSec, [...values]]));
  const bytes = Buffer.from(printed);
  for (let at = 0; at < bytes.length; at += chunkLength) reader.push(bytes.subarray(at, at + chunkLength));
  reader.end();
  return frames;
}

describe('MetadataReader', () => {
  it.each([1, 7, 64, 10_000])('reads frames out of chunks of %d bytes, and drops a line that was cut off', (length) => {
    expect(read(length)).toEqual([
      [0, [['lavfi.black_start', '0']]],
      [
        0.04,
        [
          ['lavfi.astats.1.Peak_level', '-inf'],
          ['lavfi.scd.score', '1.5'],
        ],
      ],
      [null, [['seen', '1']]],
      [0.12, []],
    ]);
  });

  const frame = (values: Record<string, string>): NotedFrame => ({
    timeSec: 0,
    values: new Map(Object.entries(values)),
  });

  it('makes no number of -inf, nan or nothing', () => {
    const of = frame({ a: '-inf', b: 'nan', c: '', d: '0' });
    expect(['a', 'b', 'c', 'd', 'e'].map((key) => noted(of, key))).toEqual([null, null, null, 0, null]);
  });

  it('gives null for what ebur128 writes where it has no value', () => {
    const start = frame({
      'lavfi.r128.M': '-120.691',
      'lavfi.r128.S': '-120.691',
      'lavfi.r128.I': '-70.000',
      'lavfi.r128.LRA': '0.000',
      'lavfi.r128.true_peak': '0.000',
    });
    expect(Object.values(ebur128.read(start))).toEqual([null, null, null, null, null]);
  });

  it('turns the linear true peak into decibels', () => {
    expect(ebur128.read(frame({ 'lavfi.r128.true_peak': '0.501' })).truePeakDb).toBeCloseTo(-6, 1);
  });
});

describe('RawFrames', () => {
  it.each([1, 3, 4, 5, 100])('cuts frames out of chunks of %d bytes and gives no half one', (length) => {
    const frames: number[][] = [];
    const cut = new RawFrames(4, (frame) => frames.push([...frame]));
    const bytes = Buffer.from([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (let at = 0; at < bytes.length; at += length) cut.push(bytes.subarray(at, at + length));
    expect(frames).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ]);
  });

  it('takes nothing more once its memory is given back', () => {
    const frames: number[] = [];
    const cut = new RawFrames(4099, (frame) => frames.push(frame[0] ?? -1));
    cut.push(Buffer.alloc(4099 + 1, 7));
    cut.close();
    const next = pictureMemory.take(4099).fill(9);
    cut.push(Buffer.alloc(2 * 4099, 8));
    cut.close();
    expect(frames).toEqual([7]);
    expect(next.every((byte) => byte === 9)).toBe(true);
    expect(pictureMemory.take(4099).buffer).not.toBe(next.buffer);
  });
});
