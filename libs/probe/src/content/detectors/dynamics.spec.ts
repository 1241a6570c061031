import type { TrackLoudness } from '../content-results';
import { dynamicsOf } from './dynamics';

const loudness = (integrated: number | null, peak: number | null): TrackLoudness => ({
  stream_index: 1,
  integrated_lufs: integrated,
  range_lu: null,
  max_momentary_lufs: integrated,
  max_short_term_lufs: null,
  true_peak_dbtp: peak,
});

describe('dynamicsOf', () => {
  it('from the loudness up to the highest peak, of one channel and of two', () => {
    expect(dynamicsOf(loudness(-23, -20), [-20])).toMatchObject({ peak_to_loudness_lu: 3 });
    expect(dynamicsOf(loudness(-20, -20), [-20, -20])).toMatchObject({ peak_to_loudness_lu: 0 });
  });

  it('the same tone in sixteen channels is as far from its peaks as in two, not 9 below them', () => {
    const { peak_to_loudness_lu: ratio } = dynamicsOf(loudness(-1.22, -10.46), Array<number>(16).fill(-10.46));
    expect(ratio).toBeGreaterThanOrEqual(0);
    expect(ratio).toBeLessThan(1.5);
  });

  it('channels that are silent add nothing: what sounds in one of six is measured as one', () => {
    const { peak_to_loudness_lu: ratio } = dynamicsOf(loudness(-23, -20), [null, null, -20, null, null, null]);
    expect(ratio).toBe(3);
  });

  it('is not known where the loudness or the peak is not', () => {
    expect(dynamicsOf(loudness(null, -20), [-20])).toMatchObject({ peak_to_loudness_lu: null });
    expect(dynamicsOf(loudness(-23, null), [null, null, null])).toMatchObject({
      peak_to_loudness_lu: null,
      peak_to_short_term_lu: null,
    });
  });
});
