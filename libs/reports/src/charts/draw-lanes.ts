import { escapeMarkup } from '../renderers/escape';
import type { LaneChart } from './chart';
import { axisStep } from './frame';
import type { Palette } from './palette';
import { tick } from './tick';

const width = 960;
const left = 210;
const right = 24;
const laneHeight = 26;
const top = 6;
const leastWidth = 3;
const longestName = 30;

/** What was seen when, as SVG text: a row a kind; each mark says what it is. */
export function drawLanes(chart: LaneChart, palette: Palette): string {
  const height = top + chart.lanes.length * laneHeight + 30;
  const base = top + chart.lanes.length * laneHeight;
  const end = chart.axis.end > 0 ? chart.axis.end : 1;
  const x = (at: number) => round(left + (Math.min(Math.max(at, 0), end) / end) * (width - left - right));
  const type = `font-family="Helvetica, Arial, sans-serif" font-size="12"`;
  const parts = chart.lanes.map(({ name, marks }, row) => {
    const y = top + row * laneHeight;
    const shown = name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name;
    const bars = marks.map(({ start, end: until, tone, text }) => {
      const wide = Math.max(leastWidth, x(until) - x(start));
      const from = Math.min(x(start), width - right - wide);
      return `<rect x="${round(from)}" y="${y + 5}" width="${round(wide)}" height="${laneHeight - 10}" fill="${palette.tones[tone]}"><title>${escapeMarkup(text)}</title></rect>`;
    });
    return (
      `<path d="M${left} ${y + laneHeight}H${width - right}" stroke="${palette.rule}" fill="none"/>` +
      `<text x="${left - 10}" y="${y + laneHeight / 2 + 4}" text-anchor="end" fill="${palette.ink}" ${type}>${escapeMarkup(shown)}</text>${bars.join('')}`
    );
  });
  const step = axisStep({ ...chart.axis, end });
  const ticks = Array.from({ length: Math.floor(end / step + 1e-9) + 1 }, (_unused, at) => at * step).map(
    (at) =>
      `<path d="M${x(at)} ${top}V${base + 5}" stroke="${palette.rule}" fill="none"/>` +
      `<text x="${x(at)}" y="${base + 20}" text-anchor="middle" fill="${palette.muted}" ${type}>${tick(at, chart.axis.unit)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${ticks.join('')}${parts.join('')}</svg>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
