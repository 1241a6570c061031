import { stringify } from 'csv-stringify/sync';

type Row = [series: string, stream: number | null, timeSec: number, quantity: string, value: number | null];

const columns = ['series', 'stream_index', 'time_sec', 'quantity', 'value'];

/**
 * Series over time as CSV, one value a line: which series, of which stream (empty for the whole file), when, which of its quantities, how much
 * (empty where it is unknown). A quantity's name carries its unit as in the JSON.
 */
export function timelineCsv(timeline: Record<string, unknown>): string {
  const rows = Object.entries(timeline).flatMap(([series, value]) => rowsIn(series, value, null));
  return stringify(rows, { header: true, columns });
}

function rowsIn(series: string, value: unknown, stream: number | null): Row[] {
  if (Array.isArray(value)) return value.flatMap((one) => rowsIn(series, one, stream));
  if (!isObject(value)) return [];
  const index = typeof value['stream_index'] === 'number' ? value['stream_index'] : stream;
  const { interval_sec: interval, start_sec: start } = value;
  return Object.entries(value).flatMap(([quantity, held]): Row[] => {
    if (!Array.isArray(held)) return rowsIn(series, held, index);
    if (typeof interval === 'number')
      return held.map((at, n) => [
        series,
        index,
        rounded((numberOf(start) ?? 0) + n * interval),
        quantity,
        numberOf(at),
      ]);
    return held.flatMap((one) =>
      isObject(one) && 'start_sec' in one ? groupRows(series, index, one) : rowsIn(series, one, index),
    );
  });
}

/** What begins at a time of its own, such as a group of pictures; what has intervals is a series again. */
function groupRows(series: string, index: number | null, group: Record<string, unknown>): Row[] {
  if ('interval_sec' in group) return rowsIn(series, group, index);
  const { start_sec: start, ...quantities } = group;
  return Object.entries(quantities)
    .filter(([name, held]) => name !== 'stream_index' && (held === null || typeof held === 'number'))
    .map(([name, held]) => [series, index, numberOf(start) ?? 0, name, numberOf(held)]);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const rounded = (sec: number): number => Math.round(sec * 1e6) / 1e6;
