import type { Alignment } from '../alignment/alignment';
import { frameByFrame } from '../alignment/timeline';
import { isAsAssumed } from './assumption';

const assumption = { timeline: frameByFrame, offset: 2 };
const found = (pairs: { slow: number; fast: number }[], timeline = frameByFrame) =>
  ({ timeline, pairing: { pairs } }) as unknown as Alignment;
const pairs = [0, 1, 2].map((slow) => ({ slow, fast: slow + 2 }));

it('what was measured stands where the pairs are those that were taken for granted', () => {
  expect(isAsAssumed(assumption, found(pairs), 3)).toBe(true);
});

it.each([
  ['measured more than was paired', found(pairs), 4],
  ['no pair', found([]), 0],
  ['paired at another offset', found(pairs.map(({ slow }) => ({ slow, fast: slow + 3 }))), 3],
  ['paired from a later frame on', found(pairs.map(({ slow }) => ({ slow: slow + 1, fast: slow + 3 }))), 3],
  ['the other side is the faster', found(pairs, { ...frameByFrame, faster: 'distorted' }), 3],
])('it does not stand: %s', (_, alignment, measured) => {
  expect(isAsAssumed(assumption, alignment, measured)).toBe(false);
});
