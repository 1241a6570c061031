import { ladderCheck } from './ladder-check';

/** A reference that leads out of where it may be read is no mishap. */
const refused = new Set(['REFERENCE_OUTSIDE_ROOT', 'REFERENCE_REMOTE']);

export const readable = ladderCheck({
  id: 'ladder.readable',
  version: 1,
  title: 'Every rendition and segment that is named can be read',
  measure: 'playlists, initialisation segments and segments that could not be read, of those that were tried',
  unit: 'references',
  defaultThreshold: 0,
  source: 'practice',
  depth: 'quick',
  coverage: 'sampled',
  look: ({ renditions }) =>
    renditions.flatMap((rendition) =>
      rendition.errors.map(({ code, message, segment_index: index }) => ({
        severity: refused.has(code) ? ('critical' as const) : ('error' as const),
        rendition,
        measured: code,
        threshold: 0,
        message: index === null ? message : `segment ${index}: ${message}`,
        startSec: rendition.segments.find((segment) => segment.index === index)?.start_sec ?? null,
      })),
    ),
});
