import { aligned, whole } from './testing/aligned';
import { type Clip, range, wandering } from './testing/synthetic-clip';

/** Neighbouring changes are much alike. */
const slow: Clip = (n) => wandering(n * 0.4);

describe('aligning what is not frame by frame at one offset', () => {
  it.each([
    ['30 to 24', 30, 24, (n: number) => Math.floor((n + 0.5) * 1.25)],
    ['30 to 24, another phase', 30, 24, (n: number) => Math.floor(n * 1.25)],
    ['30 to 25', 30, 25, (n: number) => Math.floor(n * 1.2 + 0.7)],
    ['60 to 24', 60, 24, (n: number) => Math.floor((n + 0.5) * 2.5)],
    [
      'a film without every seventh frame, its rate not quite true',
      30,
      25.6,
      (n: number) => Math.floor((n * 7) / 6) + 1,
    ],
  ])('finds which frames a lower rate kept: %s', (_name, from, to, kept) => {
    const frames = range(0, Math.floor((to / from) * 98)).map(kept);
    const { trusted, reasons, pairing, offsetFrames } = aligned(frames, { rates: [from, to] });
    expect({ trusted, reasons }).toEqual({ trusted: true, reasons: [] });
    expect(pairing.pairs.map(({ fast }) => fast)).toEqual(frames.slice(0, pairing.pairs.length));
    expect(frames.length - pairing.pairs.length).toBeLessThan(2);
    expect(offsetFrames).toBe(frames[0]);
  });

  it('finds the frames of a higher rate that repeats some', () => {
    const { trusted, pairing, timeline } = aligned(
      range(0, 120).map((n) => Math.floor(n * 0.8)),
      { rates: [24, 30], treat: (luma) => luma },
    );
    expect({ trusted, faster: timeline.faster, pairs: pairing.pairs.length }).toEqual({
      trusted: true,
      faster: 'distorted',
      pairs: 96,
    });
    expect(pairing.pairs.every(({ slow, fast }) => Math.floor(fast * 0.8) === slow)).toBe(true);
  });

  it('sees a frame that was dropped soon after the start', () => {
    const { pairing, offsetFrames } = aligned([...range(0, 5), ...range(6, 100)]);
    expect({ skipped: pairing.skippedFast, offsetFrames }).toEqual({ skipped: [5], offsetFrames: 0 });
  });

  it.each([1, 2, 3, 6, 11, 12, 20])('takes a film that begins %i frames earlier for no film of parts', (earlier) => {
    for (const clip of [wandering, slow]) {
      const { trusted, reasons, offsetFrames } = aligned(range(-earlier, 90), { clip, treat: (luma) => luma });
      expect({ trusted, reasons, offsetFrames }).toEqual({ trusted: true, reasons: [], offsetFrames: -earlier });
    }
  });

  it('refuses a film of which a part was cut out or put in', () => {
    const cut = [...range(0, 60), ...range(80, 100)];
    const cutLate = [...range(0, 20), ...range(60, 95)];
    const frozen = [...range(0, 40), ...Array.from({ length: 40 }, () => 40), ...range(40, 75)];
    for (const frames of [cut, cutLate, frozen]) {
      const { trusted, reasons } = aligned(frames, { treat: (luma) => luma });
      expect({ trusted, jumps: reasons.includes('offset_jumps') }).toEqual({ trusted: false, jumps: true });
    }
  });

  it('refuses frames of which many belong one on or back', () => {
    const shuffled = whole.map((n) => (n % 7 === 3 ? n + 1 : n % 7 === 4 ? n - 1 : n));
    const { trusted, reasons } = aligned(shuffled);
    expect({ trusted, reasons }).toEqual({ trusted: false, reasons: ['offset_uncertain'] });
  });
});
