import type { Axis, LineChart } from './chart';

/** Where a drawing's plot lies in it, and what its vertical axis spans: the page's script reads values by it. */
export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** An axis of values has a name under it, and places stand above the plot. */
export function frameOf({ axis, places }: LineChart): Frame {
  const named = axis.label === undefined ? 0 : 18;
  const above = places === undefined ? 0 : 8;
  return { width: 960, height: 250 + named + above, left: 64, right: 24, top: 34 + above, bottom: 34 + named };
}

/** Lowest and highest tick of the vertical axis and their distance: every value and target lies between; below 0 only where a value does. Areas stand on 0. */
export function bounds(chart: LineChart): { min: number; max: number; step: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  const see = (value: number | null) => {
    if (value === null || !Number.isFinite(value)) return;
    low = Math.min(low, value);
    high = Math.max(high, value);
  };
  for (const { values, shape } of chart.lines) {
    if (shape === 'bars' || shape === 'steps') see(0);
    values.forEach(see);
  }
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

/** Distance of the ticks along an axis. */
export function axisStep({ unit, start = 0, end }: Axis): number {
  const span = end > start ? end - start : 1;
  if (unit === 'seconds') return timeStep(span);
  return unit === 'frames' ? Math.max(1, niceStep(span / 8)) : niceStep(span / 8);
}

/** Distance of ticks of time that people read: seconds, minutes, hours. */
export function timeStep(spanSec: number): number {
  const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400];
  return steps.find((step) => spanSec / step <= 9) ?? niceStep(spanSec / 8);
}

function fixed(value: number): number {
  return Number(value.toPrecision(12));
}
