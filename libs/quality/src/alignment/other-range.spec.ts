import { looksLikeOtherRange } from './other-range';
import { noise, range, signaturesOf, wandering } from './testing/synthetic-clip';

const frames = range(0, 30);
const pairs = frames.map((n) => ({ reference: n, distorted: n }));
const looks = (treat: (luma: number) => number) =>
  looksLikeOtherRange(
    {
      reference: signaturesOf(wandering, frames),
      distorted: signaturesOf(wandering, frames, treat),
      referenceRate: 25,
      distortedRate: 25,
    },
    pairs,
  );
const grain = noise(3);

it('suspects levels that are just those of the other range, either way', () => {
  expect(looks((luma) => grain(((luma - 16) * 255) / 219))).toBe(true);
  expect(looks((luma) => grain(16 + (luma * 219) / 255))).toBe(true);
});

it('suspects no encode and no grade', () => {
  expect(looks(grain)).toBe(false);
  expect(looks((luma) => 1.16 * luma)).toBe(false);
  expect(looks((luma) => 30 + 0.6 * luma)).toBe(false);
});
