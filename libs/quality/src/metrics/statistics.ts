import { percentiles, type Percentile, type Statistics } from '../comparison-documents';

/**
 * Statistics of per-frame values; NaN is a frame without one and is left out, +Infinity is counted apart. Percentiles interpolate between
 * the closest ranks (Hyndman and Fan's type 7).
 */
export function statistics(values: Float64Array | readonly number[]): Statistics {
  const present = [...values].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const finite = present.filter(Number.isFinite);
  const mean = finite.length > 0 ? sum(finite) / finite.length : null;
  const last = present.at(-1);
  return {
    mean,
    harmonic_mean: finite.length > 0 ? harmonicMean(present) : null,
    min: finite[0] ?? null,
    max: last === undefined || !Number.isFinite(last) ? null : last,
    stddev: mean === null ? null : Math.sqrt(sum(finite.map((value) => (value - mean) ** 2)) / finite.length),
    percentiles: Object.fromEntries(percentiles.map((p) => [p, percentile(present, Number(p))])) as Record<
      Percentile,
      number | null
    >,
    frames: present.length,
    infinite_frames: present.length - finite.length,
  };
}

/** libvmaf's harmonic mean: n ÷ Σ 1/(x+1) − 1, which bears zeros; null for values at or below −1. */
export function harmonicMean(values: readonly number[]): number | null {
  if (values.length === 0 || values.some((value) => value <= -1)) return null;
  const reciprocals = sum(values.map((value) => 1 / (value + 1)));
  return reciprocals > 0 ? values.length / reciprocals - 1 : null;
}

/** @param sorted ascending; null when it is empty or the rank falls on an infinite value */
export function percentile(sorted: readonly number[], p: number): number | null {
  const rank = (p / 100) * (sorted.length - 1);
  const below = sorted[Math.floor(rank)];
  const above = sorted[Math.ceil(rank)];
  if (below === undefined || above === undefined) return null;
  const value = below === above ? below : below + (above - below) * (rank - Math.floor(rank));
  return Number.isFinite(value) ? value : null;
}

/** PSNR in dB of the mean of per-frame mean square errors; null without frames, +Infinity when there is no error. */
export function pooledPsnr(squareErrors: Float64Array | readonly number[], peak: number): number | null {
  const present = [...squareErrors].filter(Number.isFinite);
  return present.length === 0 ? null : 10 * Math.log10(peak ** 2 / (sum(present) / present.length));
}

/**
 * Confidence interval of 95 % of the mean of all frames, from every n-th: normal, with the correction for a finite population. Frames next to
 * each other are alike, so the true interval of a systematic sample is rather narrower (practice).
 */
export function sampledMean(
  values: readonly number[],
  population: number,
): { level: number; low: number; high: number } | null {
  const finite = values.filter(Number.isFinite);
  if (finite.length < 2 || population <= finite.length) return null;
  const mean = sum(finite) / finite.length;
  const variance = sum(finite.map((value) => (value - mean) ** 2)) / (finite.length - 1);
  const left = (population - finite.length) / (population - 1);
  const half = normal95 * Math.sqrt((variance / finite.length) * left);
  return { level: 0.95, low: mean - half, high: mean + half };
}

const normal95 = 1.959964;

/** 97.5 % quantiles of Student's t by degrees of freedom, from 1 on. */
const student = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11, 2.101, 2.093,
  2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
]; // prettier-ignore

/**
 * Confidence interval of 95 % of the mean of all frames, from whole scenes: the ratio estimator for clusters of unequal size with the
 * correction for a finite population (Cochran, Sampling Techniques, 9A.1), Student's t. Frames of a scene are alike: it is the number of
 * scenes that counts. Null with fewer than two scenes, and when there are no others.
 * @param scenes values of the scenes that were measured
 * @param population scenes there are
 */
export function clusteredMean(
  scenes: readonly (readonly number[])[],
  population: number,
): { level: number; low: number; high: number } | null {
  const clusters = scenes.map((values) => values.filter(Number.isFinite)).filter(({ length }) => length > 0);
  const n = clusters.length;
  if (n < 2 || population <= n) return null;
  const frames = sum(clusters.map(({ length }) => length));
  const mean = sum(clusters.map(sum)) / frames;
  const between = sum(clusters.map((values) => (sum(values) - values.length * mean) ** 2)) / (n - 1);
  const error = Math.sqrt(((1 - n / population) * between) / n) / (frames / n);
  const half = (student[n - 2] ?? normal95) * error;
  return { level: 0.95, low: mean - half, high: mean + half };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
