import type { Condition } from './condition';

/** Where a rule comes from: a published document, or `practice` when it is habit and good sense. */
export interface RuleSource {
  name: string;
  clause?: string;
}

export interface Rule {
  id: string;
  title: string;
  /** What it means when the rule does not hold. */
  severity: 'fail' | 'warn';
  /** The rule is `not_applicable` where this is false. */
  when?: Condition;
  assert: Condition;
  /** Checks this rule rests on: when one was not evaluated, neither is the rule. */
  needs?: string[];
  /** Said when the rule does not hold; `{measured}`, `{expected}`, `{path}` and `{title}` are filled in. */
  message?: string;
  /** Absent means `practice`. */
  source?: RuleSource;
  notes?: string;
}

export interface PolicySource {
  name: string;
  title?: string;
  url?: string;
}

/** Settings for the checks that measure, by check id: `{"audio.loudness": {target_lufs: -23}}`; quantities may carry units. */
export type CheckSettings = Record<string, Record<string, string | number | boolean>>;

/** A delivery specification. See docs of `parsePolicy` for how one is written. */
export interface Policy {
  slug: string;
  name: string;
  description: string;
  version?: number;
  /** Slug of the policy this one starts from: see `resolvePolicy`. */
  extends?: string;
  /** Ids of inherited rules that are left out. */
  without?: string[];
  sources?: PolicySource[];
  /** What this policy cannot check, said openly. */
  notes?: string[];
  checks?: CheckSettings;
  rules: Rule[];
}
