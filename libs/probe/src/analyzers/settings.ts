import type { ContentThresholds } from '../content/thresholds';

/** A number a check goes by; a request or a policy may give another. */
export interface Setting {
  /** Null: unset, and what it limits is not judged. */
  default: number | null;
  unit: string | null;
  min: number;
  max: number;
  meaning: string;
  /** What of the measurement itself it sets. */
  detector?: keyof ContentThresholds;
}

export type Settings = Readonly<Record<string, Setting>>;

/** Settings as a check reads them. */
export type Limits<S extends Settings> = {
  readonly [K in keyof S]: S[K]['default'] extends null ? number | null : number;
};

/** Numbers for checks, by check id and name: `{"audio.loudness": {target_lufs: -23}}`. */
export type CheckThresholds = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What a check goes by: its defaults, and what was given instead. */
export function limitsOf<S extends Settings>(settings: S, given: Readonly<Record<string, number>> = {}): Limits<S> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, setting]) => [name, given[name] ?? setting.default]),
  ) as Limits<S>;
}

/** Two sets of settings; the second wins. */
export function joinThresholds(first: CheckThresholds, second: CheckThresholds): CheckThresholds {
  const ids = new Set([...Object.keys(first), ...Object.keys(second)]);
  return Object.fromEntries([...ids].map((id) => [id, { ...first[id], ...second[id] }]));
}
