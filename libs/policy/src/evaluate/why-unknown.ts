import { type Step, valueAt, writeAddress } from './address';
import type { PolicyFacts } from './facts';

/**
 * Why nothing is known there. A fact of the media is written even where it is unknown, as null, so one that is not there has another
 * name; in `tags`, which people fill, and outside the media a fact that is not there is unknown.
 */
export function whyUnknown(facts: PolicyFacts, steps: readonly Step[]): string {
  const unknown = `${writeAddress(steps)} is unknown${facts.depth === 'quick' ? ' at depth quick' : ''}`;
  if (steps[0] !== 'media' || facts.media === null) return unknown;
  const at = steps.findIndex((_, index) => valueAt(facts, steps.slice(0, index + 1)) === undefined);
  const name = steps[at];
  const parent = valueAt(facts, steps.slice(0, at));
  if (typeof name !== 'string' || steps[at - 1] === 'tags') return unknown;
  if (typeof parent !== 'object' || parent === null || Array.isArray(parent)) return unknown;
  return `${writeAddress(steps.slice(0, at))} has no ${name}`;
}
