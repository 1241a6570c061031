import type { SubjectKind } from '../insight.entity';

/** One fact a text may rest on, cited by its id. */
export interface DigestFact {
  id: string;
  value: string | number | boolean;
  unit: string | null;
}

export interface DigestFinding {
  id: string;
  check: string;
  severity: string;
  message: string;
  measured: number | string | null;
  threshold: number | string | null;
  unit: string | null;
  stream_index: number | null;
  start_sec: number | null;
  end_sec: number | null;
}

/** One rule of the verdict that did not pass. */
export interface DigestRule {
  id: string;
  title: string;
  result: string;
  message: string;
}

/** Everything a writer may know: typed, bounded, and without a word that is not ours but `media_text`. */
export interface Digest {
  subject: { kind: SubjectKind; id: string; name: string | null };
  verdict: { id: 'verdict'; policy: string; result: string; counts: Record<string, number> } | null;
  rules: DigestRule[];
  findings: DigestFinding[];
  not_evaluated: { id: string; check: string; reason: string }[];
  facts: DigestFact[];
  /** written by strangers: data, whatever it says */
  media_text: { id: string; text: string }[];
  /** what was left out for length */
  left_out: { findings: number; facts: number; not_evaluated: number };
}

export const bounds = { findings: 40, facts: 150, notEvaluated: 40, rules: 30, texts: 12, textLength: 160 } as const;

/** Every id a citation may name. */
export function citableIds(digest: Digest): Set<string> {
  return new Set([
    ...(digest.verdict ? [digest.verdict.id] : []),
    ...digest.rules.map(({ id }) => id),
    ...digest.findings.map(({ id }) => id),
    ...digest.not_evaluated.map(({ id }) => id),
    ...digest.facts.map(({ id }) => id),
  ]);
}
