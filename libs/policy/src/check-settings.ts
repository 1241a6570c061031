import { conditionsWithin } from './language/conditions-within';
import type { CheckSettings, Policy } from './language/policy';
import { readSetting } from './evaluate/operand';

/** The settings the policy gives the checks, quantities in the unit their names say: `{"audio.loudness": {target_lufs: -23}}`. */
export function checkSettings(policy: Policy): CheckSettings {
  const checks = policy.checks ?? {};
  return Object.fromEntries(
    Object.entries(checks).map(([check, settings]) => [
      check,
      Object.fromEntries(
        Object.entries(settings).map(([name, written]) => {
          const reading = readSetting(checks, check, name);
          return [name, reading.ok ? reading.value : written];
        }),
      ),
    ]),
  );
}

/** Ids of the checks that must have been evaluated for every rule of the policy to be, sorted. */
export function checksNeededBy(policy: Policy): string[] {
  const ids = new Set<string>();
  for (const rule of policy.rules) {
    for (const check of rule.needs ?? []) ids.add(check);
    for (const root of [rule.when, rule.assert]) {
      if (root === undefined) continue;
      for (const { condition } of conditionsWithin(root, [])) {
        if ('findings' in condition) for (const check of [condition.findings.check ?? []].flat()) ids.add(check);
      }
    }
  }
  return [...ids].sort();
}
