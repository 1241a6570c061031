import type { FindingDraft } from '../analyzer';
import { contentCheck, seconds } from './content-check';

const mostFindings = 20;

export const repeatedFrames = contentCheck({
  id: 'video.repeated_frames',
  version: 2,
  title: 'No frame is shown twice while the picture moves',
  measure: 'frames that are the one before once more in a moving picture; long stretches are left to video.freeze',
  unit: 'frames',
  settings: {
    max_jumps: {
      default: 2,
      unit: 'jumps',
      min: 0,
      max: 1_000_000,
      meaning: 'how often a repeat may stand for a lost frame',
    },
    max_count: { default: null, unit: 'frames', min: 0, max: 1_000_000, meaning: 'how many frames may be repeated' },
  },
  threshold: 'max_jumps',
  source: 'practice; mean difference of ffmpeg scdet',
  needs: ['repeated_frames'],
  filter: 'scdet',
  coverage: 'full',
  look: ({ results: { repeated_frames: seen, coverage }, limits, say }) => {
    if (seen === null) return null;
    if (seen.count === 0) return [];
    const { count, jumps, cadence, list } = seen;
    const [first, last] = [list[0], list.at(-1)];
    const of = coverage.decoded_video_frames === null ? '' : ` of ${coverage.decoded_video_frames}`;
    const tooMany = limits.max_count !== null && count > limits.max_count;
    const jumpy = jumps > limits.max_jumps;
    const how =
      cadence !== null
        ? `, one in every ${cadence}: a lower frame rate was brought to this one`
        : jumps > 0
          ? `; after ${jumps} of them the picture jumps: a frame is missing there`
          : '';
    return [
      say({
        severity: tooMany || jumpy ? 'warning' : 'info',
        start_sec: first?.time_sec ?? null,
        end_sec: last?.time_sec ?? null,
        frame: first?.frame ?? null,
        measured: jumpy ? jumps : count,
        threshold: jumpy ? limits.max_jumps : limits.max_count,
        unit: jumpy ? 'jumps' : 'frames',
        message: `${count}${of} frames are the one before once more${how}.`,
      }),
    ];
  },
});

export const missingFrames = contentCheck({
  id: 'video.missing_frames',
  version: 1,
  title: 'No frame is missing',
  measure: 'steps between the times of frames of more than one and a half frames, where the rate is steady',
  unit: 'frames',
  settings: {
    max_count: { default: 0, unit: 'frames', min: 0, max: 1_000_000, meaning: 'how many frames may be missing' },
  },
  threshold: 'max_count',
  source: 'practice',
  needs: ['missing_frames'],
  filter: 'metadata',
  coverage: 'full',
  look: ({ results: { missing_frames: seen, coverage }, limits, say }) => {
    if (seen === null)
      return coverage.decoded_video_frames === null ? null : 'the frame rate is not steady, or too little was seen';
    if (seen.count <= limits.max_count) return [];
    const findings = seen.list
      .slice(0, mostFindings)
      .map(({ time_sec: start, end_sec: end, frame, missing }): FindingDraft =>
        say({
          severity: 'warning',
          start_sec: start,
          end_sec: end,
          frame,
          measured: missing,
          threshold: limits.max_count,
          message: `${missing === 1 ? 'A frame is' : `${missing} frames are`} missing after ${seconds(start)}.`,
        }),
      );
    if (seen.list.length > mostFindings)
      findings.push(
        say({
          severity: 'warning',
          measured: seen.count,
          threshold: limits.max_count,
          message: `${seen.list.length - mostFindings} more gaps like these; ${seen.count} frames in all.`,
        }),
      );
    return findings;
  },
});
