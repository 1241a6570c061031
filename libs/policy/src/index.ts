export { parsePolicy, checkPolicy, type ParseOptions } from './parse/parse-policy';
export type { KnownChecks } from './parse/known-checks';
export { policyJsonSchema } from './language/policy-schema';
export { limits as policyLimits } from './language/limits';
export type { Policy, PolicySource, Rule, RuleSource, CheckSettings } from './language/policy';
export type { Condition, Comparison, FindingSelector, Severity } from './language/condition';
export { evaluatePolicy, type EvaluationOptions } from './evaluate/evaluate-policy';
export type { PolicyFacts, FindingFact } from './evaluate/facts';
export type { Evidence } from './evaluate/outcome';
export {
  ruleResults,
  verdictResults,
  type AppliedWaiver,
  type RuleResult,
  type RuleVerdict,
  type Verdict,
  type VerdictResult,
  type Waiver,
} from './evaluate/verdict';
export { isExpired as isWaiverExpired } from './evaluate/waivers';
export { PolicyBook } from './policy-book';
export { resolvePolicy } from './resolve-policy';
export { checkSettings, checksNeededBy } from './check-settings';
export { diffPolicies, type Change, type PolicyDiff } from './diff-policies';
export { policyInvalid, policyNotResolved, policyExtendsInvalid, type PolicyProblem } from './errors';
export { builtinAliases, builtinPolicies, findBuiltin } from './builtin/builtins';
