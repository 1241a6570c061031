import { pictureMemory } from '@app/ffmpeg';
import { StuckPixelFinder } from './stuck-pixels';

const [width, height] = [64, 48];
const place = { x: 40, y: 20 };

/** Film that moves, with fine detail around the place in every fourth picture unless told otherwise. */
function found(own: (at: number) => number | null, isFine = (at: number) => at % 4 === 3) {
  const finder = new StuckPixelFinder();
  for (let at = 0; at < 20; at++) {
    const samples = new Uint8Array(width * height);
    samples.forEach((_, index) => {
      const x = index % width;
      const detail = isFine(at) && Math.abs(x - place.x) < 5 ? 30 * (x % 3) : 0;
      samples[index] = 110 + 40 * Math.sin(x / 9 + at) + detail;
    });
    const value = own(at);
    if (value !== null) samples[place.y * width + place.x] = value;
    finder.take({ width, height, scale: 1, samples });
  }
  finder.close();
  return finder.result();
}

it('finds a dead pixel also where fine detail passes behind it, and none that shows now and then', () => {
  expect(found((at) => 20 + (at % 5))).toMatchObject({ count: 1, pixels: [{ ...place, kind: 'dead' }] });
  expect(found((at) => (at % 3 === 0 ? 20 : null))).toMatchObject({ count: 0 });
  expect(found(() => null)).toMatchObject({ count: 0 });
});

it('knows nothing of the picture whose memory it has', () => {
  pictureMemory.give(pictureMemory.take(width * height).fill(1));
  // where every second picture is too fine to tell, nothing stands out in two that follow each other
  const isFine = (at: number) => at % 2 === 1;
  expect(found((at) => (isFine(at) ? null : 20), isFine)).toMatchObject({ count: 0 });
});
