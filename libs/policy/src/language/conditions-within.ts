import type { Condition } from './condition';

/** A condition with where it stands in its rule and whether it is inside a list. */
interface PlacedCondition {
  condition: Condition;
  path: (string | number)[];
  insideList: boolean;
}

/** The condition and every condition inside it, outermost first. */
export function* conditionsWithin(
  condition: Condition,
  path: (string | number)[],
  insideList = false,
): Generator<PlacedCondition> {
  yield { condition, path, insideList };
  if ('of' in condition) {
    const record: Partial<Record<(typeof nestedInList)[number], Condition>> = condition;
    for (const key of nestedInList) {
      const inner = record[key];
      if (inner !== undefined) yield* conditionsWithin(inner, [...path, key], true);
    }
  } else if ('if' in condition) {
    yield* conditionsWithin(condition.if, [...path, 'if'], insideList);
    yield* conditionsWithin(condition.then, [...path, 'then'], insideList);
    if (condition.else) yield* conditionsWithin(condition.else, [...path, 'else'], insideList);
  } else if ('not' in condition) {
    yield* conditionsWithin(condition.not, [...path, 'not'], insideList);
  } else if ('all' in condition || 'any' in condition) {
    const [key, parts] = 'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const);
    for (const [index, part] of parts.entries()) yield* conditionsWithin(part, [...path, key, index], insideList);
  }
}

const nestedInList = ['where', 'all', 'any', 'none', 'match'] as const;
