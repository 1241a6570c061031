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
import { dialogueLoudness, loudness, truePeak } from './loudness';
import { phase } from './phase';
import { missingFrames, repeatedFrames } from './frame-timing';
import { banding, lineErrors, noise, stuckPixels } from './picture-defects';
import { complexity, contentLight, pictureLevel } from './picture-measures';
import { blockiness, blur } from './picture-quality';
import { sceneCuts } from './scene-cuts';
import { silence } from './silence';
import { audioLength, dynamicRange, monoCompatibility, polarity, swappedChannels } from './stereo';
import { colorBars, slate, testTone } from './test-signals';

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
  banding,
  stuckPixels,
  lineErrors,
  repeatedFrames,
  missingFrames,
  complexity,
  pictureLevel,
  contentLight,
  colorBars,
  slate,
  sceneCuts,
  silence,
  deadChannel,
  clipping,
  loudness,
  truePeak,
  dialogueLoudness,
  phase,
  polarity,
  monoCompatibility,
  dcOffset,
  swappedChannels,
  dynamicRange,
  testTone,
  audioLength,
];

/** What must be measured for the checks asked for. @param checks ids, or null for all */
export function contentNeeds(checks: readonly string[] | null): ContentNeed[] {
  if (checks === null) return [...allNeeds];
  const needs = new Set(contentAnalyzers.filter(({ id }) => checks.includes(id)).flatMap((check) => check.needs));
  return [...needs];
}
