import type { Tone } from '../document/report-document';

export type Chart = LineChart | LaneChart;

/** Values over time or frames. */
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
  targets: { label: string; value: number }[];
}

export interface Axis {
  unit: 'seconds' | 'frames';
  end: number;
}

/** Values at `start`, `start + step` …; null where there is none. */
export interface Line {
  name: string;
  start: number;
  step: number;
  values: (number | null)[];
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
