import { environmentNames } from './schema';

/** Shorter names are alike by chance. */
const shortest = 6;

/**
 * Names in the environment that are no setting but nearly one, each with the setting it may be meant for. Others share the environment,
 * so an unknown name is no fault by itself.
 */
export function misspeltNames(environment: NodeJS.ProcessEnv): { name: string; meant: string }[] {
  const known = new Set(environmentNames.flatMap((name) => [name, `${name}_FILE`]));
  return Object.keys(environment)
    .filter((name) => name.length >= shortest && !known.has(name))
    .flatMap((name) => {
      const meant = environmentNames.find((other) => other.length >= shortest && isOneSlipAway(name, other));
      return meant === undefined ? [] : [{ name, meant }];
    });
}

/** One letter too many, too few, another, or two that changed places. */
function isOneSlipAway(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  const swapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return short.slice(at + 1) === long.slice(at + 1) || (swapped && short.slice(at + 2) === long.slice(at + 2));
}
