import type { ComparedFrame } from '../compare/comparer';
import type { FrameTable } from '../metrics/frame-table';

/** A compared frame as stored: one JSON object a line. */
export interface FrameLine {
  n: number;
  reference_frame: number;
  distorted_frame: number;
  /** of the reference, from its frame rate; null when that is unknown */
  time_sec: number | null;
  /** figures by name; null for none, and for an infinite one, which `infinite` then names */
  [figure: string]: number | null | string[];
  infinite: string[];
}

/** The lines of a comparison, with sampling only those that have figures. */
export function* frameLines(
  table: FrameTable,
  rows: readonly ComparedFrame[],
  frameRate: number | null,
  everyNth: number,
): Generator<string> {
  const names = table.names;
  for (let n = 0; n < Math.min(rows.length, table.length); n += everyNth) {
    const row = rows[n];
    if (!row) return;
    const figures = names.map((name) => [name, table.at(n, name)] as const);
    if (figures.every(([, value]) => Number.isNaN(value))) continue;
    const line: FrameLine = {
      n,
      reference_frame: row.reference,
      distorted_frame: row.distorted,
      time_sec: frameRate === null ? null : Math.round((row.reference / frameRate) * 1e6) / 1e6,
      ...Object.fromEntries(figures.map(([name, value]) => [name, Number.isFinite(value) ? value : null])),
      infinite: figures.flatMap(([name, value]) => (value === Number.POSITIVE_INFINITY ? [name] : [])),
    };
    yield `${JSON.stringify(line)}\n`;
  }
}

export const frameFormats = ['json', 'csv'] as const;
export type FrameFormat = (typeof frameFormats)[number];

/** The stored lines as one JSON document or as CSV, a line at a time. In CSV an infinite figure is `inf`, none is empty. */
export async function* presentFrames(lines: AsyncIterable<string>, format: FrameFormat): AsyncGenerator<string> {
  let count = 0;
  let names: string[] = [];
  if (format === 'json') yield '{"frames":[';
  for await (const text of lines) {
    if (text === '') continue;
    if (format === 'json') yield count === 0 ? text : `,${text}`;
    else {
      const line = JSON.parse(text) as FrameLine;
      if (count === 0) {
        names = Object.keys(line).filter((name) => name !== 'infinite');
        yield `${names.join(',')}\r\n`;
      }
      yield `${names.map((name) => (line.infinite.includes(name) ? 'inf' : (line[name] ?? ''))).join(',')}\r\n`;
    }
    count += 1;
  }
  if (format === 'json') yield `],"count":${count}}`;
}
