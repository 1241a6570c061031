import { bandwidthOf } from './bandwidth';
import { samplePlaces } from './sample-places';

const segment = (index: number, durationSec: number, sizeBytes: number) => ({ index, durationSec, sizeBytes });

describe('bandwidth of segments', () => {
  it('peaks over sets of 0.5 to 1.5 target durations, not over a short last segment', () => {
    const segments = [segment(0, 6, 600_000), segment(1, 6, 900_000), segment(2, 1, 300_000)];
    expect(bandwidthOf(segments, 3, 6)).toEqual({
      peakBps: Math.round((1_200_000 * 8) / 7),
      peakSegmentBps: 2_400_000,
      averageBps: Math.round((1_800_000 * 8) / 13),
      sizeBytes: 1_800_000,
      coverage: 'full',
    });
  });

  it('takes no set over segments that are not next to each other, and says that it is a sample', () => {
    const sampled = bandwidthOf([segment(0, 2, 100), segment(9, 2, 100)], 10, 4);
    expect([sampled.coverage, sampled.sizeBytes, sampled.peakBps]).toEqual(['sampled', null, 400]);
  });

  it('of nothing is unknown', () => {
    expect(bandwidthOf([], 0, null).peakBps).toBeNull();
  });
});

describe('sampled segments', () => {
  it.each([
    [3, 5, [0, 1, 2]],
    [100, 5, [0, 25, 50, 74, 99]],
    [100, 2, [0, 99]],
    [100, 1, [0]],
    [0, 5, []],
  ])('of %i, at most %i', (count, most, places) => {
    expect(samplePlaces(count, most)).toEqual(places);
  });

  it('are all on request', () => expect(samplePlaces(7, 'all')).toHaveLength(7));
});
