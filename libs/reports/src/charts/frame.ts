import type { Axis, LineChart } from './chart';
import type { Palette } from './palette';

/** Where a drawing's plot lies in it, and what its vertical axis spans: the page's script reads values by it. */
export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** An axis of values has a name under it; places and a legend stand above the plot. */
export function frameOf({ axis, lines, places }: LineChart, { legend }: Pick<Palette, 'legend'>): Frame {
  const below = axis.label === undefined ? 34 : 52;
  const above = places !== undefined ? 42 : legend && lines.length > 1 ? 34 : 14;
  return { width: 960, height: 182 + above + below, left: 64, right: 24, top: above, bottom: below };
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
  const air = (high - low || Math.abs(high) || 1) * 0.02;
  const step = niceStep((high - low + 2 * air) / 6);
  const bottom = fixed(Math.floor((low - air) / step) * step);
  const top = fixed(Math.ceil((high + air) / step) * step);
  const { highest = Number.POSITIVE_INFINITY } = chart;
  return { min: low >= 0 ? Math.max(0, bottom) : bottom, max: high <= highest ? Math.min(top, highest) : top, step };
}

/** The axis from tick to tick. */
export function wholeTicks(axis: Axis): Axis {
  const step = axisStep(axis);
  const { start = 0, end } = axis;
  return {
    ...axis,
    start: fixed(Math.floor(start / step + 1e-9) * step),
    end: fixed(Math.ceil(end / step - 1e-9) * step),
  };
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
