import { limits } from '../language/limits';
import type { CheckSettings } from '../language/policy';
import type { PolicyFacts } from './facts';
import type { Step } from './address';
import type { Pattern } from './pattern';
import type { Truth } from './truth';

/** One comparison that decided, with what was looked at. `measured` is in `unit`; null is unknown. */
export interface Evidence {
  path: string;
  measured: unknown;
  expected: string;
  unit: string | null;
  holds: Truth;
  /** Why it is unknown. */
  reason: string | null;
}

/** The truth of a condition and the comparisons that make it so. */
export interface Outcome {
  truth: Truth;
  evidence: readonly Evidence[];
}

/** Where a condition is evaluated: the facts, the item of the enclosing list, and the work still allowed. */
export interface Scope {
  facts: PolicyFacts;
  settings: CheckSettings;
  item: { value: unknown; steps: readonly Step[] } | null;
  budget: { left: number };
  patterns: Map<string, Pattern>;
}

/** The outcome with the evidence of those parts that decided it, which are the parts of the same truth. */
export function combine(truth: Truth, parts: readonly Outcome[]): Outcome {
  const evidence: Evidence[] = [];
  for (const part of parts) {
    if (part.truth !== truth) continue;
    for (const piece of part.evidence) {
      if (evidence.length === limits.evidence) return { truth, evidence };
      evidence.push(piece);
    }
  }
  return { truth, evidence };
}

export function single(evidence: Evidence): Outcome {
  return { truth: evidence.holds, evidence: [evidence] };
}
