import type { Analyzer } from '../analyzer';
import * as container from './container-checks';
import { hdrContradiction, lightLevel } from './hdr-checks';
import * as integrity from './integrity-checks';
import * as stream from './stream-checks';
import * as timing from './timing-checks';
import { mxfHeader, transportChecks } from './wrapper-checks';

/** Every check over header, packets and wrapper, in the order in which findings are shown. */
export const factAnalyzers: readonly Analyzer[] = [
  container.recognition,
  container.truncated,
  container.duration,
  container.interleave,
  container.startOffset,
  container.encryption,
  stream.unknownCodec,
  stream.level,
  hdrContradiction,
  lightLevel,
  stream.frameRate,
  stream.variableRate,
  stream.bitRate,
  stream.gopLength,
  stream.codedSound,
  timing.gaps,
  timing.backwards,
  timing.duplicates,
  timing.clockWraps,
  timing.timecodeRate,
  timing.timecodeContinuity,
  integrity.defaultStreams,
  integrity.damagedFrames,
  integrity.corruptPackets,
  integrity.emptyStreams,
  integrity.secondOpinion,
  mxfHeader,
  ...transportChecks,
];
