import { ladderCheck, measured, nameOf, type Said } from './ladder-check';

const durationToleranceSec = 0.1;
const keyframeIntervalSec = 2;

export const targetDuration = ladderCheck({
  id: 'ladder.target_duration',
  version: 1,
  title: 'No segment is declared longer than the target duration',
  measure: 'the longest EXTINF, rounded to whole seconds, against EXT-X-TARGETDURATION',
  unit: 's',
  defaultThreshold: null,
  source: 'RFC 8216, 4.3.3.1',
  depth: 'quick',
  coverage: 'header',
  look: ({ format, renditions }) => {
    if (format === 'dash') return 'an MPD has no target duration';
    const listed = renditions.filter(({ playlist }) => playlist !== null);
    if (listed.length === 0) return 'no media playlist was read';
    return listed.flatMap((rendition): Said[] => {
      const {
        target_duration_sec: target = null,
        longest_segment_sec: longest = null,
        longest_segment_index: index,
      } = rendition.playlist ?? {};
      if (target === null)
        return [
          {
            severity: 'error' as const,
            rendition,
            measured: null,
            threshold: null,
            message: 'EXT-X-TARGETDURATION is missing',
          },
        ];
      if (longest === null || Math.round(longest) <= target) return [];
      const message = `segment ${index} is declared to last ${longest} s, the target duration is ${target} s`;
      return [{ severity: 'error' as const, rendition, measured: longest, threshold: target, message }];
    });
  },
});

export const segmentDuration = ladderCheck({
  id: 'ladder.segment_duration',
  version: 2,
  title: 'Segments last as long as is declared',
  measure: 'the time from the first frame of a segment to the end of its last, against its declared duration',
  unit: 's',
  defaultThreshold: durationToleranceSec,
  source: 'practice',
  depth: 'standard',
  coverage: 'sampled',
  look: (ladder) => {
    const known = measured(ladder, 'video', 'audio');
    const timed = known.filter((one) => one.segments.some((segment) => segment.duration_sec !== null));
    if (timed.length === 0) return 'no segment’s length was measured';
    return timed.flatMap((rendition) =>
      rendition.segments.flatMap((segment) => {
        const real = segment.duration_sec;
        const declared = segment.declared_duration_sec;
        if (real === null || declared === 0 || Math.abs(real - declared) <= durationToleranceSec + 1e-6) return [];
        const message = `segment ${segment.index} is declared to last ${declared} s and lasts ${real} s`;
        return [
          {
            severity: 'warning' as const,
            rendition,
            measured: real,
            threshold: declared,
            message,
            startSec: segment.start_sec,
          },
        ];
      }),
    );
  },
});

export const keyframeStart = ladderCheck({
  id: 'ladder.keyframe_start',
  version: 2,
  title: 'Every video segment begins with a keyframe',
  measure: 'whether the first video packet of a segment is marked as a keyframe',
  unit: null,
  defaultThreshold: null,
  source: 'HLS Authoring Specification for Apple Devices, 7.4; for DASH practice',
  depth: 'standard',
  coverage: 'sampled',
  look: (ladder) => {
    const videos = measured(ladder, 'video').filter((one) => one.measured?.starts_with_keyframe !== null);
    if (videos.length === 0) return 'no video segment was looked into';
    return videos.flatMap((rendition) =>
      rendition.segments
        .filter(({ starts_with_keyframe: starts }) => starts === false)
        .map(({ index, start_sec: startSec }) => ({
          severity: 'error' as const,
          rendition,
          measured: 'no keyframe',
          threshold: null,
          message: `segment ${index} does not begin with a keyframe: players can’t change to it`,
          startSec,
        })),
    );
  },
});

export const keyframeInterval = ladderCheck({
  id: 'ladder.keyframe_interval',
  version: 2,
  title: 'Keyframes are no further apart than two seconds',
  measure: 'the longest distance between keyframes in the segments looked at',
  unit: 's',
  defaultThreshold: keyframeIntervalSec,
  source: 'HLS Authoring Specification for Apple Devices, 1.13; for DASH practice',
  depth: 'standard',
  coverage: 'sampled',
  look: (ladder) => {
    const videos = measured(ladder, 'video').filter((one) => one.measured?.keyframe_interval_sec?.max != null);
    if (videos.length === 0) return 'no keyframes were seen';
    return videos.flatMap((rendition): Said[] => {
      const longest = rendition.measured?.keyframe_interval_sec?.max ?? 0;
      if (longest <= keyframeIntervalSec * 1.02) return [];
      const message = `keyframes are up to ${longest} s apart`;
      return [{ severity: 'info' as const, rendition, measured: longest, threshold: keyframeIntervalSec, message }];
    });
  },
});

export const alignment = ladderCheck({
  id: 'ladder.alignment',
  version: 2,
  title: 'Video renditions can be changed at every segment',
  measure:
    'declared segment boundaries, and presentation times of keyframes in the same segments, across video renditions',
  unit: 's',
  defaultThreshold: null,
  source:
    'RFC 8216, 6.2.4 (matching timestamps); HLS Authoring Specification for Apple Devices, 8.22; for DASH practice',
  depth: 'standard',
  coverage: 'sampled',
  look: ({ alignment: facts, renditions, type }) => {
    if (facts.renditions.length < 2) return 'there are no two video renditions to compare';
    // A live playlist has moved on by the time the next one is read.
    if (type !== 'vod') return 'live playlists are not read at one moment';
    const [first] = facts.renditions;
    const reference = renditions.find(({ id }) => id === first);
    return facts.mismatches.map(({ rendition: id, segment_index: index, difference_sec: difference, reason }) => ({
      severity: 'error' as const,
      rendition: renditions.find((one) => one.id === id),
      measured: difference,
      threshold: null,
      message: `segment ${index}: ${reason}${reference ? ` (compared with ${nameOf(reference)})` : ''}`,
      startSec: reference?.segments.find((segment) => segment.index === index)?.start_sec ?? null,
    }));
  },
});
