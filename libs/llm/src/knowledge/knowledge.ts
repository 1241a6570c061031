import { allAnalyzers as analyzers } from '@app/probe';
import { audioEntries } from './audio-entries';
import type { KnowledgeEntry } from './entry';
import { fileEntries } from './file-entries';
import { integrityEntries } from './integrity-entries';
import { ladderEntries } from './ladder-entries';
import { transportEntries } from './transport-entries';
import { videoEntries } from './video-entries';

/** Every entry, by family. */
export const knowledge: readonly KnowledgeEntry[] = [
  ...integrityEntries,
  ...fileEntries,
  ...transportEntries,
  ...videoEntries,
  ...audioEntries,
  ...ladderEntries,
];

const byCheck = new Map(knowledge.map((entry) => [entry.check, entry]));

/** The entry of a check; for one that has none, what its own declaration says. */
export function entryOf(check: string): KnowledgeEntry {
  const entry = byCheck.get(check);
  if (entry) return entry;
  const declared = analyzers.find(({ id }) => id === check);
  return {
    check,
    what: declared ? `${declared.title}: ${declared.measure}.` : 'A check of this service.',
    why: 'It was asked for, or a rule of the policy rests on it.',
    plainly: declared ? `${declared.title}: this was not so.` : 'Something needs a look.',
    fix: 'Look at the place given and compare it with the source.',
    ffmpegHint: null,
  };
}
