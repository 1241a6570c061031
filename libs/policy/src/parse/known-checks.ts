import { readSetting } from '../evaluate/operand';
import { conditionsWithin } from '../language/conditions-within';
import type { Policy, Rule } from '../language/policy';
import type { ShapeProblem } from './shape';

/** A number a check takes from a policy, within its bounds, or a text. */
export type KnownSetting = { min: number; max: number } | { text: true };

/** The checks there are, by id, with their settings. */
export type KnownChecks = Readonly<Record<string, Readonly<Record<string, KnownSetting>>>>;

/**
 * What a policy expects of checks that do not exist, and settings nothing would take: a slip of the pen there is a rule never
 * evaluated. A setting that the check does not know may be a number the policy's own rules go by.
 */
export function checkProblems(policy: Policy, known: KnownChecks): ShapeProblem[] {
  const used = new Set(policy.rules.flatMap(settingsUsed));
  return [
    ...Object.entries(policy.checks ?? {}).flatMap(([check, settings]) => {
      const own = knownSettings(known, check);
      if (!own) return [{ path: ['checks'], key: check, message: `there is no check "${check}"` }];
      return Object.keys(settings).flatMap((name) => settingProblems(policy, check, name, own, used));
    }),
    ...policy.rules.flatMap((rule, index) =>
      checksNamed(rule).flatMap(({ check, path }) =>
        knownSettings(known, check)
          ? []
          : [{ path: ['rules', index, ...path], message: `there is no check "${check}"` }],
      ),
    ),
  ];
}

function settingProblems(
  policy: Policy,
  check: string,
  name: string,
  own: Readonly<Record<string, KnownSetting>>,
  used: ReadonlySet<string>,
): ShapeProblem[] {
  const setting = Object.hasOwn(own, name) ? own[name] : undefined;
  if (!setting) {
    if (used.has(`${check} ${name}`) || policy.extends !== undefined) return [];
    const names = Object.keys(own);
    return [
      {
        path: ['checks', check],
        key: name,
        message: `${check} has no setting "${name}", and no rule uses it; ${names.length === 0 ? 'it has none' : `there are ${names.join(', ')}`}`,
      },
    ];
  }
  if ('text' in setting) return [];
  const reading = readSetting(policy.checks ?? {}, check, name);
  const fits =
    reading.ok && typeof reading.value === 'number' && reading.value >= setting.min && reading.value <= setting.max;
  return fits
    ? []
    : [{ path: ['checks', check, name], message: `expected a number from ${setting.min} to ${setting.max}` }];
}

function knownSettings(known: KnownChecks, check: string): Readonly<Record<string, KnownSetting>> | undefined {
  return Object.hasOwn(known, check) ? known[check] : undefined;
}

function checksNamed(rule: Rule): { check: string; path: PropertyKey[] }[] {
  const needed = (rule.needs ?? []).map((check, index) => ({ check, path: ['needs', index] as PropertyKey[] }));
  return [
    ...needed,
    ...[...conditionsOf(rule)].flatMap(({ condition, path }) => {
      if (!('findings' in condition)) return [];
      const { check } = condition.findings;
      if (Array.isArray(check))
        return check.map((one, index) => ({
          check: one,
          path: [...path, 'findings', 'check', index] as PropertyKey[],
        }));
      return check === undefined ? [] : [{ check, path: [...path, 'findings', 'check'] as PropertyKey[] }];
    }),
  ];
}

/** `check setting` of every setting a rule goes by. */
function settingsUsed(rule: Rule): string[] {
  const found: string[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('check' in value && 'setting' in value) found.push(`${String(value.check)} ${String(value.setting)}`);
    else Object.values(value).forEach(look);
  };
  look([rule.when, rule.assert]);
  return found;
}

function* conditionsOf(rule: Rule) {
  if (rule.when) yield* conditionsWithin(rule.when, ['when']);
  yield* conditionsWithin(rule.assert, ['assert']);
}
