import type { Analyzer } from '../../analyzers/analyzer';
import { averageBandwidth, bandwidthOrder, peakBandwidth } from './bandwidth';
import { codecStrings } from './codecs';
import { encryption } from './encryption';
import { groups, languages, trickPlay } from './groups';
import { frameRate, resolution, videoRange } from './picture';
import { discontinuities, playlistsAgree } from './playlists';
import { readable } from './readable';
import { alignment, keyframeInterval, keyframeStart, segmentDuration, targetDuration } from './segments';

/** The checks of a stream, in the order in which findings are shown. */
export const ladderAnalyzers: readonly Analyzer[] = [
  readable,
  peakBandwidth,
  averageBandwidth,
  bandwidthOrder,
  codecStrings,
  resolution,
  frameRate,
  videoRange,
  targetDuration,
  segmentDuration,
  keyframeStart,
  keyframeInterval,
  alignment,
  playlistsAgree,
  discontinuities,
  groups,
  languages,
  trickPlay,
  encryption,
];
