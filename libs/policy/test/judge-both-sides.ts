import { evaluatePolicy, findBuiltin, type PolicyFacts, type RuleResult } from '../src';

const now = new Date('2030-01-01T00:00:00Z');

/** A copy with the value at a dotted path replaced: `media.video.0.codec`. */
function changed(facts: PolicyFacts, path: string, value: unknown): PolicyFacts {
  const copy = structuredClone(facts);
  const names = path.split('.');
  const last = names.pop() ?? '';
  let parent = copy as unknown as Record<string, unknown>;
  for (const name of names) parent = parent[name] as Record<string, unknown>;
  parent[last] = value;
  return copy;
}

/** What breaks a rule: path and value, or several. */
type Break = readonly [path: string, value: unknown] | readonly (readonly [path: string, value: unknown])[];

function broken(facts: PolicyFacts, how: Break): PolicyFacts {
  const changes = (typeof how[0] === 'string' ? [how] : how) as [string, unknown][];
  return changes.reduce((sofar, [path, value]) => changed(sofar, path, value), facts);
}

const resultsOf = (slug: string, facts: PolicyFacts): Map<string, RuleResult> => {
  const policy = findBuiltin(slug);
  if (!policy) throw new Error(`no policy ${slug}`);
  return new Map(evaluatePolicy(policy, facts, { now }).rules.map((rule) => [rule.id, rule.result]));
};

/**
 * Holds a built-in policy against faultless facts and against one break for each of its rules; the keys of `breaks` are rule
 * ids (`id`, or `id: which way`), and every rule must have one.
 */
export function judgeBothSides(slug: string, good: PolicyFacts, breaks: Record<string, Break>): void {
  const policy = findBuiltin(slug);
  describe(slug, () => {
    it('passes faultless facts on every rule', () => {
      expect([...resultsOf(slug, good)].filter(([, result]) => result !== 'pass')).toEqual([]);
    });

    it('has a break for every rule', () => {
      const ids = new Set(Object.keys(breaks).map((key) => key.split(':')[0]));
      expect([...ids].sort()).toEqual(policy?.rules.map((rule) => rule.id).sort());
    });

    it.each(Object.entries(breaks))('breaks %s', (key, how) => {
      const id = key.split(':')[0] ?? '';
      const severity = policy?.rules.find((rule) => rule.id === id)?.severity;
      expect(resultsOf(slug, broken(good, how)).get(id)).toBe(severity);
    });

    it('passes nothing that rests on content nobody looked at', () => {
      const blind: PolicyFacts = { ...good, evaluated_checks: [] };
      const results = resultsOf(slug, blind);
      const resting = policy?.rules.filter((rule) => rule.needs !== undefined) ?? [];
      expect(resting.map((rule) => results.get(rule.id))).toEqual(resting.map(() => 'not_evaluated'));
    });

    it('fails nothing and passes nothing but counts when all is unknown', () => {
      const nothing: PolicyFacts = { media: null, findings: [], not_evaluated: [], evaluated_checks: [] };
      const known = [...resultsOf(slug, nothing)].filter(
        ([, result]) => result === 'pass' || result === 'fail' || result === 'warn',
      );
      expect(known.filter(([id]) => !['no-errors'].includes(id)).map(([id]) => id)).toEqual(knownOfNothing(slug));
    });
  });
}

/** Rules that ask whether something is written down answer "no" to a file of which nothing is known. */
function knownOfNothing(slug: string): string[] {
  return slug === 'prores-mezzanine' ? ['timecode'] : [];
}
