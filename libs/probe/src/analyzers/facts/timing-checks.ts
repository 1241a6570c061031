import type { StreamPacketFacts } from '@app/ffmpeg';
import type { FindingDraft, Measurements } from '../analyzer';
import { factCheck, noPackets, rounded, type Say, times } from './fact-check';

/** Sound and picture alone are expected without holes: subtitles and data come when they come. */
function* timed({ media, evidence }: Measurements): Generator<StreamPacketFacts> {
  const pictures = media.video.filter((stream) => !stream.is_attached_picture);
  const expected = new Set([...pictures, ...media.audio].map(({ index }) => index));
  for (const stream of evidence.packets?.streams ?? []) if (expected.has(stream.stream_index)) yield stream;
}

/** Beyond this share frames of another length are how the stream is made, not holes in it. */
const variableShare = 0.1;
const longGapSec = 0.5;

/** Gaps of a stream; where frames last differently long or may be repeated unsaid, only those beyond half a second. */
function gapsOf(
  { timing, frame_durations: lengths }: StreamPacketFacts,
  isRepeating: boolean,
): {
  count: number;
  list: StreamPacketFacts['timing']['gaps'];
} {
  const varies =
    isRepeating ||
    (lengths !== null && lengths.variable && lengths.deviating_count > lengths.measured_count * variableShare);
  if (!varies) return { count: timing.gap_count, list: timing.gaps };
  const long = timing.gaps.filter(({ start_sec, end_sec }) => end_sec - start_sec > longGapSec);
  return { count: long.length, list: long };
}

const each =
  (find: (stream: StreamPacketFacts, say: Say, of: Measurements) => FindingDraft | null) =>
  (measurements: Measurements, say: Say): FindingDraft[] | string => {
    if (!measurements.evidence.packets) return noPackets;
    return [...timed(measurements)].flatMap((stream) => find(stream, say, measurements) ?? []);
  };

/** Of the ticks from start to end this share is taken where packets come faster than them; rounding leaves one out here and there. */
const fullClockShare = 0.9;

/**
 * Packets of sound come more often than the clock of the container ticks (TrueHD in Matroska: 0.83 ms and 1 ms): some must share a
 * time, and nothing is wrong with them. Only where they take every tick that there is: times that stand still are crowded, too, and
 * leave ticks out, or crowd on a few.
 */
function isFinerThanClock(
  { stream_index, packet_count: count, timing, ...of }: StreamPacketFacts,
  { raw, media }: Measurements,
): boolean {
  if (!media.audio.some(({ index }) => index === stream_index)) return false;
  const base = raw.streams?.find(({ index }) => index === stream_index)?.time_base;
  const [ticks = 0, perSec = 0] = typeof base === 'string' ? base.split('/').map(Number) : [];
  if (of.start_sec === null || of.end_sec === null || !(ticks > 0 && perSec > 0)) return false;
  const tickCount = ((of.end_sec - of.start_sec) * perSec) / ticks;
  const taken = count - timing.duplicate_pts_count;
  return tickCount < count && taken >= fullClockShare * tickCount && taken * 2 >= count;
}

const common = { version: 1, defaultThreshold: 0, source: 'practice', depth: 'standard' } as const;

export const gaps = factCheck({
  ...common,
  id: 'timing.gaps',
  title: 'No time is without picture or sound',
  measure:
    'times longer than one and a half of a packet that declares its length, or than half a second, without a packet',
  unit: 'gaps',
  look: each((stream, say, { media }) => {
    const { stream_index: index } = stream;
    // AVI has no times: an empty chunk is the picture before once more
    const { count, list } = gapsOf(stream, media.container.format_names.includes('avi'));
    const longest = list.reduce((most, { start_sec, end_sec }) => Math.max(most, end_sec - start_sec), 0);
    const [first] = list;
    return count === 0
      ? null
      : say({
          severity: 'warning',
          stream_index: index,
          measured: count,
          start_sec: first?.start_sec ?? null,
          end_sec: first?.end_sec ?? null,
          message: `Stream ${index} has ${times(count, 'gap')}, the first at ${rounded(first?.start_sec ?? 0)} s, up to ${rounded(longest)} s long.`,
        });
  }),
});

export const backwards = factCheck({
  ...common,
  id: 'timing.backward_dts',
  version: 4,
  title: 'Decoding times rise',
  measure:
    'packets whose decoding time is not later than that of the packet before; those apart that an edit list hides, and sound of which packets come more often than the clock ticks',
  unit: 'packets',
  look: each((stream, say, of) => {
    const { stream_index: index, timing } = stream;
    const count = timing.backward_dts_count;
    return count === 0 || isFinerThanClock(stream, of)
      ? null
      : say({
          severity: 'warning',
          stream_index: index,
          measured: count,
          message: `In stream ${index} the decoding time falls or stands still ${times(count, 'time')}.`,
        });
  }),
});

export const duplicates = factCheck({
  ...common,
  id: 'timing.duplicate_pts',
  version: 3,
  title: 'No two frames are shown at one time',
  measure:
    'frames with the presentation time of another; sound apart of which packets come more often than the clock ticks',
  unit: 'frames',
  look: each((stream, say, of) => {
    const { stream_index: index, timing } = stream;
    const count = timing.duplicate_pts_count;
    return count === 0 || isFinerThanClock(stream, of)
      ? null
      : say({
          severity: 'warning',
          stream_index: index,
          measured: count,
          message: `In stream ${index} ${times(count, 'frame')} ${count === 1 ? 'has' : 'have'} the time of another.`,
        });
  }),
});

export const clockWraps = factCheck({
  ...common,
  id: 'timing.wrap',
  title: 'The clock does not wrap',
  measure: 'times the 33-bit clock of a transport stream, or the decoding time of a stream, starts again',
  unit: 'wraps',
  look: (measurements, say) => {
    const { packets, transport } = measurements.evidence;
    if (!packets && !transport) return noPackets;
    const count = Math.max(
      transport?.clock_wrap_count ?? 0,
      ...[...timed(measurements)].map(({ timing }) => timing.wrap_count),
    );
    return count === 0
      ? []
      : [
          say({
            severity: 'info',
            measured: count,
            message: `The clock wraps ${times(count, 'time')}: players that do not expect it stop there.`,
          }),
        ];
  },
});

export const timecodeRate = factCheck({
  ...common,
  id: 'timecode.rate',
  title: 'The timecode fits the frame rate',
  measure: 'frame number below the rate, and drop frame at 30000/1001 and its multiples alone',
  unit: null,
  defaultThreshold: null,
  depth: 'quick',
  look: ({ media: { timecode, video } }, say) => {
    if (timecode === null) return 'there is no timecode';
    if (timecode.frame_rate_fits === null) return 'the frame rate is unknown';
    const rate = video.find(({ is_best: best }) => best)?.frame_rate?.value ?? 0;
    return timecode.frame_rate_fits
      ? []
      : [
          say({
            severity: 'warning',
            measured: timecode.value,
            message: `The timecode ${timecode.value} (${timecode.drop_frame ? 'drop frame' : 'non-drop'}) can’t be one of ${rounded(rate)} frames a second.`,
          }),
        ];
  },
});

export const timecodeContinuity = factCheck({
  ...common,
  id: 'timecode.continuity',
  version: 4,
  title: 'The timecode in the pictures runs on',
  measure: 'timecodes of pictures that are not as much later than the one before as there are frames between them',
  unit: 'breaks',
  depth: 'full',
  tool: 'ffmpeg',
  look: ({ content }, say) => {
    const run = content?.decode.timecode_continuity ?? null;
    if (run === null) return 'the pictures carry no timecodes, or none that was set';
    return run.breaks === 0
      ? []
      : [
          say({
            severity: 'warning',
            measured: run.breaks,
            start_sec: run.first_break_sec,
            message: `The timecode in the pictures jumps ${times(run.breaks, 'time')}, the first at ${rounded(run.first_break_sec ?? 0)} s.`,
          }),
        ];
  },
});
