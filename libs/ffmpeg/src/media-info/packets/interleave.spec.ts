import { Interleave } from './interleave';

const sec = (i: number): number => i * 0.04;

/** 200 frames of two streams, read in order of time; `at`: where each begins in the file. */
function measured(at: (i: number, stream: number) => number | null): number {
  const interleave = new Interleave(null);
  const common = { durationSec: 0.04, sizeBytes: 1_000, keyframe: true, discard: false, corrupt: false };
  for (let i = 0; i < 200; i += 1) {
    for (const stream of [0, 1]) {
      interleave.add({ ...common, streamIndex: stream, ptsSec: sec(i), dtsSec: sec(i), positionBytes: at(i, stream) });
    }
  }
  return interleave.finish();
}

describe('packets that are read in order of time', () => {
  it('are apart where they lie apart', () => {
    expect(measured((i, stream) => (stream * 200 + i) * 5_000)).toBeCloseTo(7.96, 6);
    expect(measured((i, stream) => (i * 2 + stream) * 5_000)).toBe(0);
  });

  it('are apart nearly as far on the wider grid of ten gigabytes', () => {
    expect(measured((i, stream) => (stream * 200 + i) * 25_000_000)).toBeCloseTo(7.96, 0);
  });

  it('need no buffer for what one stream alone has turned round, by an edit list', () => {
    expect(measured((i, stream) => (stream === 0 ? ((i + 100) % 200) * 5_000 : null))).toBe(0);
  });

  it('are beside each other where nobody knows where they lie', () => {
    expect(measured(() => null)).toBe(0);
    expect(measured(() => -1)).toBe(0);
  });
});
