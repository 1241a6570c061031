import type { Chart } from '../charts/chart';

/** How something stands, for its colour; never said by the colour alone. */
export type Tone = 'good' | 'warn' | 'bad' | 'unknown' | 'plain';

export type Value = string | number | null;

/** What every page-like format shows, in this order: the subject is read once, each renderer only lays it out. */
export interface ReportDocument {
  kind: 'analysis' | 'comparison' | 'rungs' | 'batch';
  /** of the subject */
  id: string;
  title: string;
  /** what was looked at, as its owner named it: a stranger's text */
  subject: string;
  /** RFC 3339 UTC */
  made_at: string;
  verdict: Banner;
  sections: Section[];
  /** what a build server shows: one a rule, or one an item */
  cases: TestCase[];
  records: ReportRecord[];
}

/** The answer, before everything else. */
export interface Banner {
  tone: Tone;
  /** one word: PASS, FAIL … */
  word: string;
  headline: string;
  /** whose rules, which version */
  source: string;
  counts: { label: string; value: number; tone: Tone }[];
}

export interface Section {
  /** anchor, our own word */
  id: string;
  heading: string;
  /** where the figures come from, or what is missing */
  note?: string;
  blocks: Block[];
}

export type Block =
  | { kind: 'facts'; facts: Fact[] }
  | { kind: 'table'; table: Table }
  | { kind: 'chart'; chart: Chart }
  | { kind: 'pictures'; pictures: Picture[] }
  | { kind: 'frames'; frames: FramePair[] };

/** A named value in words, with its unit. */
export interface Fact {
  label: string;
  value: string;
  /** where the value comes from, when that is not plain */
  source?: string;
}

export interface Table {
  caption: string;
  columns: Column[];
  rows: Cell[][];
  /** shown with a search field, a choice of this column's values, and sorting */
  filterBy?: number;
  /** what follows when nothing is in it */
  empty: string;
}

export interface Column {
  label: string;
  numeric?: boolean;
  /** share of the width in print */
  weight: number;
}

export interface Cell {
  text: string;
  tone?: Tone;
  /** what to sort by where the text is not it */
  order?: number;
}

export interface Picture {
  png: Buffer;
  caption: string;
}

/** A compared frame as both sides show it, JPEG. */
export interface FramePair {
  caption: string;
  reference: Buffer;
  distorted: Buffer;
  /** of each colour, amplified */
  difference: Buffer;
}

/** A test case of JUnit. */
export interface TestCase {
  suite: string;
  name: string;
  result: 'pass' | 'warn' | 'fail' | 'skipped' | 'error';
  message: string;
  detail: string;
  seconds: number | null;
}

/** A line of CSV; the same columns for every kind of thing, empty where unknown. */
export interface ReportRecord {
  section: 'verdict' | 'rule' | 'finding' | 'not_evaluated' | 'fact' | 'validity' | 'metric' | 'worst_frame' | 'item';
  name: string;
  result?: Value;
  severity?: Value;
  measured?: Value;
  expected?: Value;
  unit?: Value;
  start_sec?: Value;
  end_sec?: Value;
  stream_index?: Value;
  message?: Value;
  source?: Value;
}
