import { allNeeds, type ContentNeed } from '../../content/needs';
import { letterbox } from './bars';
import { black } from './black';
import { dcOffset, deadChannel } from './channels';
import { clipping } from './clipping';
import type { ContentAnalyzer } from './content-check';
import { flash } from './flash';
import { freeze } from './freeze';
import { interlace } from './interlace';
import { levels } from './levels';
import { loudness, truePeak } from './loudness';
import { phase } from './phase';
import { blockiness, blur, noise } from './picture-quality';
import { sceneCuts } from './scene-cuts';
import { silence } from './silence';

/** Every check over decoded content, in the order in which findings are shown. */
export const contentAnalyzers: readonly ContentAnalyzer[] = [
  black,
  freeze,
  flash,
  levels,
  interlace,
  letterbox,
  blockiness,
  blur,
  noise,
  sceneCuts,
  silence,
  deadChannel,
  clipping,
  loudness,
  truePeak,
  phase,
  dcOffset,
];

/** What must be measured for the checks asked for. @param checks ids, or null for all */
export function contentNeeds(checks: readonly string[] | null): ContentNeed[] {
  // the picture level belongs to no check: it is part of every look at the content
  if (checks === null) return [...allNeeds];
  const needs = new Set(contentAnalyzers.filter(({ id }) => checks.includes(id)).flatMap((check) => check.needs));
  return [...needs];
}
