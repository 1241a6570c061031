import type { Rule } from '../language/policy';
import { formatValue } from '../units/format';
import { unitBySymbol } from '../units/unit';
import type { Evidence } from './outcome';

/** What a message template may hold. */
export const placeholders = ['measured', 'expected', 'path', 'title'] as const;
const placeholder = /\{(measured|expected|path|title)\}/g;

/** Why a rule did not hold: the rule's own template, else a plain sentence. */
export function failureMessage(rule: Rule, evidence: Evidence | undefined): string {
  if (!evidence) return rule.message ?? rule.title;
  const words: Record<string, string> = {
    measured: measuredInWords(evidence),
    expected: evidence.expected,
    path: evidence.path,
    title: rule.title,
  };
  const template = rule.message ?? '{path} is {measured}, expected {expected}.';
  return template.replace(placeholder, (whole, name: string) => words[name] ?? whole);
}

export function passMessage(evidence: Evidence | undefined): string {
  return evidence
    ? `${evidence.path} is ${measuredInWords(evidence)}, as expected: ${evidence.expected}.`
    : 'As expected.';
}

export function notApplicableMessage(evidence: Evidence | undefined): string {
  return evidence
    ? `Does not apply: ${evidence.path} is ${measuredInWords(evidence)}, not ${evidence.expected}.`
    : 'Does not apply.';
}

/** Names up to three reasons, each once. */
export function notEvaluatedMessage(reasons: readonly string[]): string {
  const unique = [...new Set(reasons)];
  const more = unique.length > 3 ? `; and ${unique.length - 3} more` : '';
  return `Not evaluated: ${unique.slice(0, 3).join('; ') || 'a fact is unknown'}${more}.`;
}

function measuredInWords(evidence: Evidence): string {
  return formatValue(evidence.measured, unitBySymbol(evidence.unit));
}
