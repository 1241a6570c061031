import { randomBytes } from 'node:crypto';
import { ContentBench } from '../testing/content-bench';
import { stillFormat } from '../graph/still-format';
import { mostPngBytes, takePicture } from '../../thumbnails/take-picture';
import { encodePng } from '../../thumbnails/encode-png';
import { Stills } from './stills';

describe('frames that are kept for findings', () => {
  const format = { width: 2, height: 2 };
  const kept = (times: readonly number[]): Stills => {
    const stills = new Stills(format);
    const shared = Buffer.alloc(12);
    for (const [at, time] of times.entries()) stills.take(shared.fill(at), time);
    return stills;
  };

  it('the nearest to the middle counts, and none from outside', () => {
    const stills = kept([0, 1, 2, 3]);
    expect(stills.within(0.5, 2.4)).toMatchObject({ ...format, timeSec: 1, rgb: Buffer.alloc(12, 1) });
    expect(stills.within(1, 2)?.timeSec).toBe(1);
    expect(stills.within(3, 3)?.timeSec).toBe(3);
    expect(stills.within(1.1, 1.9)).toBeNull();
    expect(stills.within(3.2, 9)).toBeNull();
  });

  it('of a long film no more than its first seconds are kept', () => {
    const stills = kept(Array.from({ length: 100 }, (_, at) => at));
    expect(stills.within(0, 1_000)?.timeSec).toBe(31);
  });

  it('a turned or mirrored picture is left to a run that turns it', () => {
    const stream = { width: 1920, height: 1080, rotation_deg: 0, mirrored: false } as const;
    expect(stillFormat(stream)).toEqual({ width: 480, height: 270 });
    expect(stillFormat({ ...stream, rotation_deg: 90 })).toBeNull();
    expect(stillFormat({ ...stream, rotation_deg: null })).toBeNull();
    expect(stillFormat({ ...stream, mirrored: true })).toBeNull();
  });

  it('pictures that would take too much memory are left to a run that takes one', async () => {
    const of = (width: number, height: number) => stillFormat({ width, height, rotation_deg: 0, mirrored: false });
    expect(of(1080, 1920)).toEqual({ width: 480, height: 854 });
    expect(of(480, 65_500)).toBeNull();
    expect(of(480, 870)).toBeNull();
    // the largest that is kept, of noise, which does not get smaller
    const largest = { width: 480, height: 868 };
    expect(of(480, 868)).toEqual(largest);
    const png = await encodePng({ ...largest, rgb: randomBytes(480 * 868 * 3) });
    expect(png.length).toBeLessThan(mostPngBytes);
  });

  it('is the very picture that a run for it takes', async () => {
    const bench = await ContentBench.open();
    try {
      const path = await bench.video('film.mkv', 'testsrc2=s=640x358:r=25:d=3');
      const { outcome } = await bench.measure(path, ['missing_frames'], { stills: true });
      const still = outcome.stills?.within(1.5, 2.9);
      expect(still).toMatchObject({ width: 480, height: 268, timeSec: 2 });
      const taken = await takePicture(bench.ffmpeg, bench.input(path), 0, 2, {});
      const pictures = [still && (await encodePng(still)), taken].map((png) => png ?? Buffer.alloc(0));
      const [ours, theirs] = await Promise.all(pictures.map((png) => bench.pixels(png)));
      expect(ours?.length).toBe(480 * 268 * 3);
      expect(ours?.equals(theirs ?? Buffer.alloc(0))).toBe(true);
    } finally {
      await bench.close();
    }
  });
});
