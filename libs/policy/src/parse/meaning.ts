import type { Comparison } from '../language/condition';
import { conditionsWithin } from '../language/conditions-within';
import type { CheckSettings, Policy, Rule } from '../language/policy';
import { readAddress, unitOf, type Address } from '../evaluate/address';
import { demandOf, type Demand } from '../evaluate/expectation';
import { placeholders } from '../evaluate/message';
import { readScalar, readSetting, resolveTolerance, unitMismatch } from '../evaluate/operand';
import { readPattern } from '../evaluate/pattern';
import { readTolerance } from '../units/quantity';
import { unitOfNames } from '../units/unit';
import type { ShapeProblem } from './shape';

/** What a shape can't state: unique ids, addresses that read, units that fit, patterns that compile, settings that exist. */
export function meaningProblems(policy: Policy): ShapeProblem[] {
  const problems: ShapeProblem[] = [];
  const say = (path: PropertyKey[], message: string | null) => {
    if (message !== null) problems.push({ path, message });
  };
  if (policy.extends === undefined) {
    if (policy.rules.length === 0) say(['rules'], 'a policy has at least one rule');
    if (policy.without !== undefined) say(['without'], '"without" goes with "extends"');
  }
  if (policy.extends === policy.slug) say(['extends'], 'a policy does not extend itself');
  for (const [check, settings] of Object.entries(policy.checks ?? {})) {
    for (const [name, written] of Object.entries(settings)) {
      const reading = readScalar(written, unitOfNames([name]), false);
      if (!reading.ok) say(['checks', check, name], reading.reason);
    }
  }
  const seen = new Set<string>();
  policy.rules.forEach((rule, index) => {
    if (seen.has(rule.id)) say(['rules', index, 'id'], `another rule is called "${rule.id}"`);
    seen.add(rule.id);
    // Settings may be inherited; they are looked for once the policy is put together.
    const settings = policy.extends === undefined ? (policy.checks ?? {}) : null;
    for (const problem of ruleProblems(rule, settings)) say(['rules', index, ...problem.path], problem.message);
  });
  return problems;
}

/** `settings` null: references to settings are not looked up. */
function ruleProblems(rule: Rule, settings: CheckSettings | null): ShapeProblem[] {
  const problems: ShapeProblem[] = [];
  for (const name of (rule.message ?? '').matchAll(/\{([a-z_.]{1,50})\}/g)) {
    if (!placeholders.some((known) => known === name[1])) {
      problems.push({
        path: ['message'],
        message: `unknown placeholder ${name[0]}; there are {${placeholders.join('} {')}}`,
      });
    }
  }
  const parts = [
    ...(rule.when ? conditionsWithin(rule.when, ['when']) : []),
    ...conditionsWithin(rule.assert, ['assert']),
  ];
  for (const { condition, path, insideList } of parts) {
    if ('of' in condition) {
      const reading = readAddress(condition.of, insideList);
      if (!reading.ok) problems.push({ path: [...path, 'of'], message: reading.reason });
    } else if ('fact' in condition) {
      for (const problem of comparisonProblems(condition, insideList, settings)) {
        problems.push({ path: [...path, ...problem.path], message: problem.message });
      }
    }
  }
  return problems;
}

function comparisonProblems(
  comparison: Comparison,
  insideList: boolean,
  settings: CheckSettings | null,
): ShapeProblem[] {
  const reading = readAddress(comparison.fact, insideList);
  if (!reading.ok) return [{ path: ['fact'], message: reading.reason }];
  if ('matches' in comparison) {
    const pattern = readPattern(comparison.matches);
    return pattern.ok ? [] : [{ path: ['matches'], message: pattern.reason }];
  }
  const demand = demandOf(comparison);
  return demand ? demandProblems(demand, reading.address, insideList, settings) : [];
}

function demandProblems(
  demand: Demand,
  address: Address,
  insideList: boolean,
  settings: CheckSettings | null,
): ShapeProblem[] {
  const unit = unitOf(address);
  const problems: ShapeProblem[] = [];
  const several = demand.operator === 'between' || demand.operator === 'in' || demand.operator === 'not_in';
  const numbers: number[] = [];
  demand.operands.forEach((operand, index) => {
    const path = several ? [demand.operator, index] : [demand.operator];
    const mismatch = unitMismatch(operand, unit, insideList);
    if (mismatch !== null) problems.push({ path, message: mismatch });
    else if (typeof operand !== 'object') {
      const value = readScalar(operand, unit, demand.numeric);
      if (!value.ok) problems.push({ path, message: value.reason });
      else if (typeof value.value === 'number') numbers.push(value.value);
    } else if ('check' in operand && settings !== null) {
      const value = readSetting(settings, operand.check, operand.setting);
      if (!value.ok) problems.push({ path, message: value.reason });
    }
  });
  const [low, high] = numbers;
  if (demand.operator === 'between' && low !== undefined && high !== undefined && low > high) {
    problems.push({ path: ['between'], message: 'the first bound is above the second' });
  }
  if (demand.tolerance !== null) {
    const written = resolveTolerance(demand.tolerance, settings ?? {});
    if (typeof written !== 'object') {
      const reach = readTolerance(written, unit, 1);
      if (!reach.ok) problems.push({ path: ['tolerance'], message: reach.reason });
    } else if (settings !== null) {
      problems.push({ path: ['tolerance'], message: written.reason });
    }
  }
  return problems;
}
