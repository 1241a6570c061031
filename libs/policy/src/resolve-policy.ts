import { policyExtendsInvalid } from './errors';
import { limits } from './language/limits';
import type { CheckSettings, Policy, Rule } from './language/policy';
import { meaningProblems } from './parse/meaning';
import { writePath } from './parse/place';

/**
 * Puts a policy together with those it extends. A rule with an inherited id replaces that rule in its place, `without` leaves
 * rules out, other rules follow; settings, sources and notes are joined, the nearest winning. The result extends nothing.
 * Throws POLICY_EXTENDS_INVALID for an unknown parent, a circle, more than five ancestors, or a result that doesn't fit.
 */
export function resolvePolicy(policy: Policy, find: (slug: string) => Policy | undefined): Policy {
  const refuse = (reason: string) => policyExtendsInvalid({ slug: policy.slug, reason });
  const chain: Policy[] = [policy];
  for (let child = policy; child.extends !== undefined;) {
    const parent = find(child.extends);
    if (!parent) throw refuse(`there is no policy ${child.extends}`);
    if (chain.some((one) => one.slug === parent.slug)) throw refuse(`${parent.slug} extends itself`);
    if (chain.length > limits.ancestors) throw refuse(`more than ${limits.ancestors} ancestors`);
    chain.push(parent);
    child = parent;
  }
  const whole = chain.reduceRight((parent, child) => {
    const stranger = child.without?.find((id) => !parent.rules.some((rule) => rule.id === id));
    if (stranger !== undefined) throw refuse(`without names "${stranger}", which ${parent.slug} does not have`);
    return inherit(parent, child);
  });
  const fault = meaningProblems(whole)[0];
  if (fault) throw refuse(`${writePath(fault.path)}: ${fault.message}`);
  if (whole.rules.length > limits.rules) throw refuse(`more than ${limits.rules} rules`);
  return whole;
}

function inherit(parent: Policy, child: Policy): Policy {
  const { without = [], ...own } = child;
  delete own.extends;
  const kept = parent.rules.filter((rule) => !without.includes(rule.id));
  const replaced = kept.map((rule): Rule => own.rules.find((one) => one.id === rule.id) ?? rule);
  const added = own.rules.filter((rule) => !kept.some((one) => one.id === rule.id));
  const sources = [...(own.sources ?? [])];
  for (const source of parent.sources ?? []) if (!sources.some((one) => one.name === source.name)) sources.push(source);
  return {
    ...own,
    sources,
    notes: [...new Set([...(parent.notes ?? []), ...(own.notes ?? [])])],
    checks: joinSettings(parent.checks ?? {}, own.checks ?? {}),
    rules: [...replaced, ...added],
  };
}

function joinSettings(parent: CheckSettings, child: CheckSettings): CheckSettings {
  const ids = [...new Set([...Object.keys(parent), ...Object.keys(child)])];
  return Object.fromEntries(ids.map((id) => [id, { ...parent[id], ...child[id] }]));
}
