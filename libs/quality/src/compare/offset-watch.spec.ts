import { align } from '../alignment/align';
import { noise, range, signaturesOf, unrelated, wandering } from '../alignment/testing/synthetic-clip';
import { assumedFrames, type Assumption, isAsAssumed } from './assumption';
import { OffsetWatch } from './offset-watch';

const same: Assumption = { timeline: { ratio: 1, phase: 0, faster: 'reference' }, offset: 0 };

function sides(distorted: readonly number[], reference = range(0, 120), clip = wandering) {
  return {
    reference: signaturesOf(wandering, reference),
    distorted: signaturesOf(clip, distorted, noise(3)),
    referenceRate: 25,
    distortedRate: 25,
  };
}
const look = (...of: Parameters<typeof sides>) => new OffsetWatch(sides(...of), same).look();

describe('OffsetWatch', () => {
  it('says nothing before there is enough to see, and once a doubling', () => {
    expect(look(range(0, 39), range(0, 39))).toBeNull();
    const watch = new OffsetWatch(sides(range(0, 60)), same);
    expect([watch.look(), watch.look()]).toEqual(['holds', null]);
  });

  it('sees that the assumption holds, also where the last frames are not there yet', () => {
    expect(look(range(0, 100), range(0, 103))).toBe('holds');
  });

  it('sees another offset either way', () => {
    expect(look(range(3, 103))).toEqual({ ...same, offset: 3 });
    expect(look([...range(200, 212), ...range(0, 88)])).toEqual({ ...same, offset: -12 });
  });

  it('sees that no one offset holds', () => {
    expect(look([...range(0, 40), ...range(41, 101)])).toBe('fails');
  });

  // It looks again and again while the films are measured, and far away at the end alone.
  it('looks no further away than ±120 frames', () => {
    expect(align(sides(range(0, 400), range(300, 700))).offsetFrames).toBe(-300);
    expect(look(range(0, 400), range(300, 700))).toBe('fails');
  });

  it('does not judge what looks like something else before the whole of ±120 frames is in sight', () => {
    expect(look(range(0, 100), range(0, 100), unrelated)).toBe('holds');
    expect(look(range(0, 380), range(0, 380), unrelated)).toBe('fails');
  });
});

describe('an assumption', () => {
  it('keeps the frames of either side from the first common one on', () => {
    expect(assumedFrames(same)).toEqual({ reference: 'gte(n,0)', distorted: 'gte(n,0)' });
    expect(assumedFrames({ ...same, offset: 3 })).toEqual({ reference: 'gte(n,3)', distorted: 'gte(n,0)' });
    expect(assumedFrames({ ...same, offset: -3 })).toEqual({ reference: 'gte(n,0)', distorted: 'gte(n,3)' });
    const doubled = assumedFrames({ timeline: { ratio: 2, phase: 0, faster: 'distorted' }, offset: -1 });
    expect(doubled.reference).toBe('gte(n,1)');
    expect(doubled.distorted).toMatch(/^gte\(n,1\)\*lt\(ceil/);
  });

  it('is what was found only where every pair is the same', () => {
    const found = align(sides(range(3, 103)));
    const assumed = { ...same, offset: 3 };
    expect(isAsAssumed(assumed, found, 100)).toBe(true);
    expect(isAsAssumed(assumed, found, 99)).toBe(false);
    expect(isAsAssumed(same, found, 100)).toBe(false);
    expect(isAsAssumed({ timeline: { ratio: 2, phase: 0, faster: 'reference' }, offset: 3 }, found, 100)).toBe(false);
    expect(isAsAssumed(same, align(sides([...range(0, 40), ...range(41, 101)])), 100)).toBe(false);
  });
});
