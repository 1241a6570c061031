import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Histogram } from './histogram';

/** Bounded: when it is full, two neighbours become one. */
const mostPoints = 2_000;
const mostWorst = 10;
const leastDistance = 12;

/** A column of the frames table (`vmaf`, `psnr_y` …) with about its lowest and highest finite value. */
export interface WantedFigure {
  column: string;
  low: number | null;
  high: number | null;
}

export interface FigureSeries {
  column: string;
  /** frames a point stands for */
  step: number;
  mean: (number | null)[];
  /** null where there is no finite value */
  histogram: { start: number; step: number; frames: number[] } | null;
}

export interface WorstFrame {
  n: number;
  reference_frame: number;
  distorted_frame: number;
  time_sec: number | null;
  value: number;
}

export interface ComparedFrames {
  series: FigureSeries[];
  /** by the first of the columns; of neighbours only the worst */
  worst: WorstFrame[];
  /** past the last one compared */
  end: number;
}

interface Point {
  sum: number;
  count: number;
}

/** Reads the table of frames a line at a time: a film's hundred thousands of frames never stand in memory. @param wanted the one that ranks first */
export async function readFrames(
  csv: Readable,
  wanted: readonly WantedFigure[],
  higherIsBetter: boolean,
): Promise<ComparedFrames> {
  const tables = new Map<string, (Point | undefined)[]>();
  const histograms = new Map(wanted.map(({ column, low, high }) => [column, Histogram.between(low, high)]));
  let step = 1;
  let end = 0;
  let names: string[] | undefined;
  const worst: WorstFrame[] = [];
  for await (const text of createInterface({ input: csv, crlfDelay: Number.POSITIVE_INFINITY })) {
    const cells = text.split(',');
    if (!names) {
      names = cells;
      for (const { column } of wanted) if (names.includes(column)) tables.set(column, []);
      continue;
    }
    const at = (column: string) => numberOf(cells[names?.indexOf(column) ?? -1]);
    const n = at('n');
    if (n === null) continue;
    end = Math.max(end, n + 1);
    while (n / step >= mostPoints) {
      for (const [column, points] of tables) tables.set(column, halved(points));
      step *= 2;
    }
    for (const [column, points] of tables) {
      const value = at(column);
      if (value === null) continue;
      histograms.get(column)?.add(value);
      const point = (points[Math.floor(n / step)] ??= { sum: 0, count: 0 });
      point.sum += value;
      point.count += 1;
    }
    const value = at(wanted[0]?.column ?? '');
    if (value !== null) {
      const [reference, distorted] = [at('reference_frame') ?? n, at('distorted_frame') ?? n];
      rank(
        worst,
        { n, reference_frame: reference, distorted_frame: distorted, time_sec: at('time_sec'), value },
        higherIsBetter,
      );
    }
  }
  const series = [...tables].map(([column, points]) => ({
    column,
    step,
    mean: Array.from(points, (point) => (point ? Math.round((point.sum / point.count) * 1e4) / 1e4 : null)),
    histogram: histograms.get(column)?.result() ?? null,
  }));
  return { series, worst, end };
}

/** Keeps the list short, worst first, and of frames near each other the worst. */
function rank(worst: WorstFrame[], frame: WorstFrame, higherIsBetter: boolean): void {
  const worse = (a: WorstFrame, b: WorstFrame) => (higherIsBetter ? a.value < b.value : a.value > b.value);
  const last = worst.at(-1);
  if (worst.length >= mostWorst && last && !worse(frame, last)) return;
  const near = worst.findIndex(({ n }) => Math.abs(n - frame.n) < leastDistance);
  if (near >= 0) {
    const other = worst[near];
    if (!other || !worse(frame, other)) return;
    worst.splice(near, 1);
  }
  const place = worst.findIndex((other) => worse(frame, other));
  worst.splice(place < 0 ? worst.length : place, 0, frame);
  if (worst.length > mostWorst) worst.pop();
}

function halved(points: (Point | undefined)[]): (Point | undefined)[] {
  return Array.from({ length: Math.ceil(points.length / 2) }, (_unused, at) => {
    const [a, b] = [points[2 * at], points[2 * at + 1]];
    return a && b ? { sum: a.sum + b.sum, count: a.count + b.count } : (a ?? b);
  });
}

/** Null for none and for infinite ones. */
function numberOf(cell: string | undefined): number | null {
  if (cell === undefined || cell === '' || cell === 'inf') return null;
  const value = Number(cell);
  return Number.isFinite(value) ? value : null;
}
