import type { Representation } from 'mpd-parser';
import { fraction, text } from './values';

/**
 * Gives each period that says no length the one it has: to the start of the next, the last to the end of
 * the presentation. The parser would give every such period the length of the whole.
 */
export function boundPeriods(representations: readonly Representation[], totalSec: number | null): void {
  const startOf = ({ attributes }: Representation) => fraction(attributes['periodStart']) ?? 0;
  const starts = [...new Set(representations.map(startOf))].sort((a, b) => a - b);
  if (starts.length < 2) return;
  for (const representation of representations) {
    const start = startOf(representation);
    const end = starts.find((next) => next > start) ?? totalSec;
    if (end !== null && end > start) representation.attributes['periodDuration'] ??= end - start;
  }
}

interface Element {
  getAttribute(name: string): string | null;
  getElementsByTagName(name: string): ArrayLike<Element>;
}

const trickMode = 'http://dashif.org/guidelines/trickmode';

/** Ids of representations for scanning alone: their set has the essential property of trick modes. */
export function trickPlayIds(mpd: unknown): ReadonlySet<string> {
  const all = (of: Element, name: string) => Array.from(of.getElementsByTagName(name));
  const sets = all(mpd as Element, 'AdaptationSet').filter((set) =>
    all(set, 'EssentialProperty').some((property) => property.getAttribute('schemeIdUri') === trickMode),
  );
  return new Set(
    sets.flatMap((set) => all(set, 'Representation')).flatMap((one) => text(one.getAttribute('id')) ?? []),
  );
}
