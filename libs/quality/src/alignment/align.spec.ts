import { align, alignAt } from './align';
import { aligned, whole } from './testing/aligned';
import { type Clip, noise, periodic, range, signaturesOf, unrelated, wandering } from './testing/synthetic-clip';

describe('align', () => {
  it.each([1, 3, 12, 40, 70])('finds a distorted side that starts %i frames later', (late) => {
    const { offsetFrames, trusted, reasons, pairing } = aligned(range(late, 100));
    expect({ offsetFrames, trusted, reasons }).toEqual({ offsetFrames: late, trusted: true, reasons: [] });
    expect(pairing.pairs).toHaveLength(100 - late);
    expect(pairing.pairs[0]).toEqual({ slow: 0, fast: late });
  });

  it.each([1, 3, 12])('finds a distorted side that starts %i frames earlier', (early) => {
    const { offsetFrames, trusted, pairing } = aligned([...Array.from({ length: early }, () => -50), ...whole]);
    expect({ offsetFrames, trusted }).toEqual({ offsetFrames: -early, trusted: true });
    expect(pairing.pairs[0]).toEqual({ slow: early, fast: 0 });
  });

  it('is sure of what is sure', () => {
    expect(aligned(whole).confidence).toBeGreaterThan(0.8);
  });

  it('lists a dropped frame and goes on behind it', () => {
    const { pairing, offsetFrames, trusted } = aligned([...range(0, 40), ...range(41, 100)]);
    expect({ skipped: pairing.skippedFast, repeated: pairing.repeatedSlow, offsetFrames, trusted }).toEqual({
      skipped: [40],
      repeated: [],
      offsetFrames: 0,
      trusted: true,
    });
    expect(pairing.pairs.at(-1)).toEqual({ slow: 98, fast: 99 });
  });

  it('lists an inserted frame and leaves it out', () => {
    const { pairing, trusted } = aligned([...range(0, 41), 40, ...range(41, 100)], { treat: (luma) => luma });
    expect({ skipped: pairing.skippedFast, repeated: pairing.repeatedSlow, trusted }).toEqual({
      skipped: [],
      repeated: [41],
      trusted: true,
    });
    expect(pairing.pairs).toHaveLength(100);
  });

  it('lists a frame that was replaced by the one before', () => {
    const { pairing } = aligned([...range(0, 40), 39, ...range(41, 100)], { treat: (luma) => luma });
    expect({ skipped: pairing.skippedFast, repeated: pairing.repeatedSlow }).toEqual({ skipped: [40], repeated: [40] });
  });

  it('follows a drop and a repeat in one clip', () => {
    const { pairing } = aligned([...range(0, 30), ...range(31, 61), 60, ...range(61, 100)], { treat: (luma) => luma });
    expect({ skipped: pairing.skippedFast, repeated: pairing.repeatedSlow }).toEqual({ skipped: [30], repeated: [60] });
  });

  it('is not led astray by a regrade', () => {
    const { offsetFrames, trusted } = aligned(range(5, 100), { treat: (luma) => 30 + 0.6 * luma });
    expect({ offsetFrames, trusted }).toEqual({ offsetFrames: 5, trusted: true });
  });

  it('pairs a doubled rate with every frame of the reference', () => {
    const { offsetFrames, trusted, timeline, pairing } = aligned(
      whole.flatMap((n) => [n, n]),
      { rates: [25, 50] },
    );
    expect({ offsetFrames, trusted, ratio: timeline.ratio, pairs: pairing.pairs.length }).toEqual({
      offsetFrames: 0,
      trusted: true,
      ratio: 2,
      pairs: 100,
    });
  });

  it('pairs half the rate with every other frame of the reference', () => {
    const { trusted, timeline, pairing } = aligned(
      range(0, 50).map((n) => 2 * n),
      { rates: [50, 25] },
    );
    expect({ trusted, ratio: timeline.ratio }).toEqual({ trusted: true, ratio: 2 });
    expect(pairing.pairs.slice(0, 3)).toEqual([
      { slow: 0, fast: 0 },
      { slow: 1, fast: 2 },
      { slow: 2, fast: 4 },
    ]);
    expect(pairing.skippedFast).toEqual([]);
  });

  it('sees a film that was sped up as the same frames', () => {
    const { trusted, timeline, pairing } = aligned(whole, { rates: [24, 25] });
    expect({ trusted, ratio: timeline.ratio, pairs: pairing.pairs.length }).toEqual({
      trusted: true,
      ratio: 1,
      pairs: 100,
    });
  });

  it('says so when there are too few frames, and compares them as they stand', () => {
    const short = align({
      reference: signaturesOf(wandering, range(0, 3)),
      distorted: signaturesOf(wandering, range(0, 3)),
      referenceRate: 25,
      distortedRate: 25,
    });
    expect(short).toMatchObject({ offsetFrames: 0, confidence: null, trusted: true, reasons: ['too_short_to_align'] });
    expect(short.pairing.pairs).toHaveLength(3);
  });

  it('says so when nothing moves', () => {
    const still: Clip = () => wandering(0);
    expect(aligned(whole, { clip: still, treat: noise(1) })).toMatchObject({
      offsetFrames: 0,
      confidence: null,
      trusted: true,
      reasons: ['too_static_to_align'],
    });
  });

  it('refuses other content', () => {
    const { trusted, reasons } = align({
      reference: signaturesOf(wandering, whole),
      distorted: signaturesOf(unrelated, whole),
      referenceRate: 25,
      distortedRate: 25,
    });
    expect(trusted).toBe(false);
    expect(reasons).toContain('content_differs');
  });

  it('refuses a periodic clip: its offset is a guess', () => {
    expect(aligned(range(7, 100), { clip: periodic(10) })).toMatchObject({
      trusted: false,
      reasons: ['offset_uncertain'],
    });
  });

  it.each([
    ['crop', 0.9, 0.9],
    ['crop of one side', 1, 0.85],
    ['letterbox', 1, 1.3],
  ])('refuses a %s', (_name, width, height) => {
    const reframed: Clip = (n) => {
      const whole = wandering(n);
      return (x, y) => {
        const v = 0.5 + (y - 0.5) * height;
        return v < 0 || v > 1 ? 16 : whole(0.5 + (x - 0.5) * width, v);
      };
    };
    const { trusted, reasons, reframing } = align({
      reference: signaturesOf(wandering, whole),
      distorted: signaturesOf(reframed, whole),
      referenceRate: 25,
      distortedRate: 25,
    });
    expect(trusted).toBe(false);
    expect(reasons).toContain('reframed');
    expect(reframing?.width).toBeCloseTo(width, 1);
    expect(reframing?.height).toBeCloseTo(height, 1);
  });
});

describe('alignAt', () => {
  it('takes the word it is given', () => {
    const sides = {
      reference: signaturesOf(wandering, whole),
      distorted: signaturesOf(wandering, range(4, 100)),
      referenceRate: 25,
      distortedRate: 25,
    };
    expect(alignAt(sides, 4)).toMatchObject({ offsetFrames: 4, trusted: true, confidence: null });
    expect(alignAt(sides, 4).pairing.pairs[0]).toEqual({ slow: 0, fast: 4 });
  });
});
