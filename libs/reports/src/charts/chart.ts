import type { Tone } from '../document/report-document';

export type Chart = LineChart | LaneChart;

/** Values over time, frames or another value. */
export interface LineChart {
  kind: 'lines';
  /** our own word, unique in the document */
  id: string;
  title: string;
  unit: string;
  /** what measured it */
  source: string;
  axis: Axis;
  lines: Line[];
  /** what no value can exceed: the vertical axis need not either */
  highest?: number;
  /** values to hold against, drawn across */
  targets: { label: string; value: number }[];
  /** places on the axis that have a name, drawn upright */
  places?: { label: string; at: number }[];
}

export interface Axis {
  unit: 'seconds' | 'frames' | 'value';
  /** 0 unless it says so */
  start?: number;
  end: number;
  /** of an axis of values: which, with its unit */
  label?: string;
}

/** Values at `start`, `start + step` …, or at the places of `at`; null where there is none. */
export interface Line {
  name: string;
  start: number;
  step: number;
  values: (number | null)[];
  at?: number[];
  /** `steps` hold until the next, `bars` are filled steps, `dots` mark each value; without it values are joined */
  shape?: 'steps' | 'bars' | 'dots';
  /** of each value, where it has one */
  names?: string[];
  /** where it is not that of the chart */
  unit?: string;
}

/** Where the value stands on the axis. */
export function placeOf({ at, start, step }: Line, index: number): number {
  return at ? (at[index] ?? Number.NaN) : start + index * step;
}

/** What was seen when: a row for each kind. */
export interface LaneChart {
  kind: 'lanes';
  id: string;
  title: string;
  source: string;
  axis: Axis;
  lanes: { name: string; marks: Mark[] }[];
}

export interface Mark {
  start: number;
  end: number;
  tone: Tone;
  text: string;
}
