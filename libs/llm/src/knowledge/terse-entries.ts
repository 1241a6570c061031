import type { KnowledgeEntry } from './entry';

/** `[check, what, why, plainly, fix, command or null]` as an entry. */
export type TerseEntry = readonly [string, string, string, string, string, string | null];

export function entriesOf(terse: readonly TerseEntry[]): KnowledgeEntry[] {
  return terse.map(([check, what, why, plainly, fix, ffmpegHint]) => ({ check, what, why, plainly, fix, ffmpegHint }));
}
