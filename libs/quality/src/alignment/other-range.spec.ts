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

const full = (luma: number) => ((luma - 16) * 255) / 219;

it('takes what a coarse encode leaves of the slope, and a black that is a little off', () => {
  expect(looks((luma) => grain(1.14 * (luma - 16)))).toBe(true);
  expect(looks((luma) => grain(full(luma) + 3))).toBe(true);
});

it('takes no slope or black that is further off: those are a grade', () => {
  expect(looks((luma) => grain(1.11 * luma - 18.6))).toBe(false);
  expect(looks((luma) => grain(full(luma) + 8))).toBe(false);
  expect(looks((luma) => grain(full(luma) - 8))).toBe(false);
});

it('looks past what is clipped, and at nothing where too little is left', () => {
  const hard = (luma: number) => Math.max(0, Math.min(255, 4 * (luma - 40)));
  const sides = {
    reference: signaturesOf(wandering, frames, hard),
    distorted: signaturesOf(wandering, frames, (luma) => full(hard(luma))),
    referenceRate: 25,
    distortedRate: 25,
  };
  expect(looksLikeOtherRange(sides, pairs)).toBe(true);
  expect(looksLikeOtherRange(sides, pairs.slice(0, 4))).toBe(false);
});
