import type { DeliveryReadiness } from '../insight-document';

const praise =
  /\b(?:pass(?:es|ed)?|ready|compliant|complies|approved?|acceptable|flawless|no (?:issues?|problems?|errors?|findings?))\b/i;
const blame = /\b(?:fail(?:s|ed)?|not ready|rejected?|non-?compliant|must not be delivered)\b/i;
const denial = /\b(?:not|n't|never|without|before|until|if|once|unless|does not|is not)\b/i;

/** Whether a sentence says of delivery what the verdict does not: no writer may overrule it. English words are looked for. */
export function contradictsVerdict(sentence: string, readiness: DeliveryReadiness): boolean {
  switch (readiness) {
    case 'ready':
      return blame.test(sentence) && !denial.test(sentence);
    case 'ready_with_warnings':
      return /\bno (?:issues?|problems?|warnings?|findings?)\b/i.test(sentence);
    case 'not_ready':
    case 'unknown':
      return praise.test(sentence) && !denial.test(sentence);
  }
}
