import { clusteredMean, harmonicMean, percentile, pooledPsnr, sampledMean, statistics } from './statistics';

describe('statistics', () => {
  it('agrees with numpy', () => {
    // numpy 1.26: mean, std, percentile(…, [1, 5, 10, 25, 50, 75, 95]) of [10, 20, 30, 40, 100]
    expect(statistics([100, 20, 40, 10, 30])).toEqual({
      mean: 40,
      harmonic_mean: expect.closeTo(5 / (1 / 11 + 1 / 21 + 1 / 31 + 1 / 41 + 1 / 101) - 1, 10) as number,
      min: 10,
      max: 100,
      stddev: expect.closeTo(31.622776601683793, 10) as number,
      percentiles: {
        '1': expect.closeTo(10.4, 10) as number,
        '5': 12,
        '10': 14,
        '25': 20,
        '50': 30,
        '75': 40,
        '95': expect.closeTo(88, 10) as number,
      },
      frames: 5,
      infinite_frames: 0,
    });
  });

  it('counts infinite values apart and survives JSON', () => {
    const told = statistics([40, Number.POSITIVE_INFINITY, 50, Number.NaN]);
    expect(told).toMatchObject({ mean: 45, min: 40, max: null, frames: 3, infinite_frames: 1 });
    expect(told.percentiles['95']).toBeNull();
    expect(told.percentiles['50']).toBe(50);
    expect(JSON.parse(JSON.stringify(told))).toEqual(told);
  });

  it('knows nothing of equal pictures but that they are equal', () => {
    expect(statistics([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY])).toMatchObject({
      mean: null,
      harmonic_mean: null,
      min: null,
      stddev: null,
      frames: 2,
      infinite_frames: 2,
    });
  });

  it('knows nothing of no frames', () => {
    expect(statistics([])).toMatchObject({ mean: null, min: null, frames: 0, percentiles: { '50': null } });
  });
});

describe('single figures', () => {
  it('bears zeros in a harmonic mean', () => {
    expect(harmonicMean([0, 100])).toBeCloseTo(2 / (1 + 1 / 101) - 1);
    expect(harmonicMean([-1, 5])).toBeNull();
  });

  it('interpolates between ranks', () => {
    expect(percentile([1, 2], 50)).toBe(1.5);
    expect(percentile([7], 99)).toBe(7);
  });

  it('pools PSNR from the mean square error', () => {
    expect(pooledPsnr([100, 300], 255)).toBeCloseTo(10 * Math.log10(255 ** 2 / 200));
    expect(pooledPsnr([0], 255)).toBe(Number.POSITIVE_INFINITY);
    expect(pooledPsnr([], 255)).toBeNull();
  });

  it('gives an interval only for a sample', () => {
    expect(sampledMean([1, 2, 3], 3)).toBeNull();
    const interval = sampledMean([90, 92, 94, 96], 40);
    // s² = 20/3, s/√n = √(20/12), × √(36/39) × 1.959964
    const half = 1.959964 * Math.sqrt(20 / 12) * Math.sqrt(36 / 39);
    expect(interval).toEqual({
      level: 0.95,
      low: expect.closeTo(93 - half, 9) as number,
      high: expect.closeTo(93 + half, 9) as number,
    });
  });
});

describe('clusteredMean', () => {
  it('rests on the number of clusters, not of values', () => {
    // by hand: R = 56/6; totals less m·R: 20−18.667, 10−9.333, 26−28 → s² = (1.7778+0.4444+4)/2; fpc 1−3/6; m̄ = 2; t(2) = 4.303
    const { low, high } = clusteredMean([[9, 11], [10], [8, 9, 9]], 6) ?? { low: 0, high: 0 };
    const error = Math.sqrt((0.5 * (6.2222222 / 2)) / 3) / 2;
    expect((low + high) / 2).toBeCloseTo(56 / 6, 10);
    expect((high - low) / 2).toBeCloseTo(4.303 * error, 6);
  });

  it('says nothing of one cluster, nor where there are no others', () => {
    expect(clusteredMean([[1, 2]], 5)).toBeNull();
    expect(clusteredMean([[1], [2]], 2)).toBeNull();
  });
});
