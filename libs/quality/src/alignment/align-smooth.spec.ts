import { align } from './align';
import type { Alignment } from './alignment';
import { type Clip, noise, range, signaturesOf, wandering } from './testing/synthetic-clip';

/** A hundred frames of a clip against a grainy copy that starts five frames later. */
function late(clip: Clip, grain: number): Pick<Alignment, 'offsetFrames' | 'trusted' | 'reasons'> {
  const { offsetFrames, trusted, reasons } = align({
    reference: signaturesOf(clip, range(0, 100)),
    distorted: signaturesOf(clip, range(5, 100), noise(grain)),
    referenceRate: 25,
    distortedRate: 25,
  });
  return { offsetFrames, trusted, reasons };
}

/** Moves during the first 20 of every 50 frames. */
const now = (n: number) => Math.floor(n / 50) * 20 + Math.min(20, n % 50);

it('trusts smooth motion where nearly every frame prefers its place, though the next one is nearly as like', () => {
  expect(late((n) => wandering(n * 0.15), 3)).toEqual({ offsetFrames: 5, trusted: true, reasons: [] });
});

it('does not trust it where grain hides most of what moves, though most frames still prefer their place', () => {
  expect(late((n) => wandering(n * 0.15), 6)).toMatchObject({ trusted: false, reasons: ['offset_uncertain'] });
});

it('trusts a clear likeness where most frames stand still and prefer nothing', () => {
  expect(late((n) => wandering(now(n) * 0.22), 1)).toEqual({ offsetFrames: 5, trusted: true, reasons: [] });
});

it('does not trust a weak one there', () => {
  expect(late((n) => wandering(now(n) * 0.25), 3)).toMatchObject({ trusted: false, reasons: ['offset_uncertain'] });
});
