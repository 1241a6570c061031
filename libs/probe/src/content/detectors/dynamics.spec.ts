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
  it('from the loudness up to the highest peak', () => {
    expect(dynamicsOf(loudness(-23, -1))).toMatchObject({ peak_to_loudness_lu: 22 });
    expect(dynamicsOf(loudness(-1.22, -10.46))).toMatchObject({ peak_to_loudness_lu: -9.24 });
  });

  it('is not known where the loudness or the peak is not', () => {
    expect(dynamicsOf(loudness(null, -20))).toMatchObject({ peak_to_loudness_lu: null });
    expect(dynamicsOf(loudness(-23, null))).toMatchObject({ peak_to_loudness_lu: null, peak_to_short_term_lu: null });
  });
});
