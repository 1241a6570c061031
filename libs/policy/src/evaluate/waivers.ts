import type { RuleVerdict, Waiver } from './verdict';

/** Expired from the very moment it names; a date that can't be read counts as expired. */
export function isExpired(waiver: Waiver, now: Date): boolean {
  if (waiver.expires_at === null) return false;
  const end = Date.parse(waiver.expires_at);
  return Number.isNaN(end) || end <= now.getTime();
}

/**
 * Lays the waiver of a rule over its result. It covers fail, warn and not_evaluated (who may accept a fault may accept not
 * knowing of it); pass and not_applicable need none. Of several the one that is in force wins, else the first, so that an
 * expired waiver stays visible.
 */
export function applyWaiver(rule: RuleVerdict, waivers: readonly Waiver[], now: Date): RuleVerdict {
  const own = waivers.filter((waiver) => waiver.rule === rule.id);
  const waiver = own.find((one) => !isExpired(one, now)) ?? own[0];
  if (!waiver) return rule;
  const expired = isExpired(waiver, now);
  const { author, reason, expires_at } = waiver;
  const covers =
    !expired && (rule.result === 'fail' || rule.result === 'warn' || rule.result === 'not_evaluated')
      ? rule.result
      : null;
  return {
    ...rule,
    result: covers === null ? rule.result : 'waived',
    waiver: { author, reason, expires_at, expired, covers },
  };
}
