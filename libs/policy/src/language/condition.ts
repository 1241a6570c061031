/** A value written in a policy: a number in the fact's own unit, a text (perhaps a quantity, `25 Mb/s`) or a truth value. */
export type Scalar = string | number | boolean;

/** A setting of the policy's own `checks`. */
export interface SettingReference {
  check: string;
  setting: string;
}

/** Another fact, or a setting of the policy's own `checks`, in place of a written value. */
export type Reference = { fact: string } | SettingReference;

export type Operand = Scalar | Reference;
export type NumericOperand = number | string | Reference;

export type Severity = 'info' | 'warning' | 'error' | 'critical';
/** Lowest first. */
export const severities = ['info', 'warning', 'error', 'critical'] as const satisfies readonly Severity[];

/** Absolute in the fact's unit (`0.5 LU`) or relative to the wanted value (`5 %`). */
export type Tolerance = number | string | SettingReference;

/** One fact against one expectation. Inclusive bounds; `matches` searches (RE2 syntax, unanchored); text is compared exactly. */
export type Comparison =
  | { fact: string; eq: Operand }
  | { fact: string; ne: Operand }
  | { fact: string; lt: NumericOperand }
  | { fact: string; lte: NumericOperand }
  | { fact: string; gt: NumericOperand }
  | { fact: string; gte: NumericOperand }
  | { fact: string; between: NumericOperand[] }
  | { fact: string; within: NumericOperand; tolerance: Tolerance }
  | { fact: string; in: Operand[]; tolerance?: Tolerance }
  | { fact: string; not_in: Operand[]; tolerance?: Tolerance }
  | { fact: string; contains: Scalar }
  | { fact: string; matches: string }
  /** The one two-valued operator: it asks whether the document holds a value, so unknown answers "no". */
  | { fact: string; exists: boolean };

/** How many findings there are, of a check (or several) and at least as severe as said. */
export interface FindingSelector {
  check?: string | string[];
  min_severity?: Severity;
}

export type FindingCount =
  | { findings: FindingSelector; eq: number }
  | { findings: FindingSelector; lte: number }
  | { findings: FindingSelector; gte: number };

interface OverList {
  /** Address of a list: `media.audio`, `enhanced_analysis.content.black`. */
  of: string;
  where?: Condition;
}

/** Over the items of a list, whose own facts are addressed relatively (`codec`) inside. */
export type Quantified = OverList &
  (
    | { all: Condition; if_empty?: boolean }
    | { any: Condition }
    | { none: Condition }
    | { exactly: number; match?: Condition }
    | { at_least: number; match?: Condition }
    | { at_most: number; match?: Condition }
  );

/** The branch taken decides. Without `else` it holds where `if` is false. */
export interface Choice {
  if: Condition;
  then: Condition;
  else?: Condition;
}

export type Condition =
  { all: Condition[] } | { any: Condition[] } | { not: Condition } | Choice | Quantified | FindingCount | Comparison;
