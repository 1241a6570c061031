import type { LineChart } from './chart';

/** Where a drawing's plot lies in it, and what its vertical axis spans: the page's script reads values by it. */
export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export const lineFrame: Frame = { width: 960, height: 250, left: 64, right: 24, top: 34, bottom: 34 };

/** Lowest and highest tick of the vertical axis and their distance: every value and target lies between; below 0 only where a value does. */
export function bounds(chart: LineChart): { min: number; max: number; step: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  const see = (value: number | null) => {
    if (value === null || !Number.isFinite(value)) return;
    low = Math.min(low, value);
    high = Math.max(high, value);
  };
  for (const { values } of chart.lines) values.forEach(see);
  for (const { value } of chart.targets) see(value);
  if (low > high) return { min: 0, max: 1, step: 0.2 };
  const air = (high - low || Math.abs(high) || 1) * 0.05;
  const step = niceStep((high - low + 2 * air) / 5);
  const bottom = fixed(Math.floor((low - air) / step) * step);
  return { min: low >= 0 ? Math.max(0, bottom) : bottom, max: fixed(Math.ceil((high + air) / step) * step), step };
}

/** 1, 2 or 5 times a power of ten. */
export function niceStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= raw * 0.999) ?? 10;
  return factor * power;
}

/** Distance of ticks of time that people read: seconds, minutes, hours. */
export function timeStep(spanSec: number): number {
  const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400];
  return steps.find((step) => spanSec / step <= 9) ?? niceStep(spanSec / 8);
}

function fixed(value: number): number {
  return Number(value.toPrecision(12));
}
