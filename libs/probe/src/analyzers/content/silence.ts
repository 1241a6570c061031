import type { AudioStream } from '@app/ffmpeg';
import type { Interval } from '../../content/content-results';
import type { FindingDraft } from '../analyzer';
import { measuring, warnSec } from './common-settings';
import { contentCheck, type Say } from './content-check';
import { channelName, isLowEffects } from './channel-names';
import { capped, intervalFindings, lengthOf } from './interval-findings';

export const silence = contentCheck({
  id: 'audio.silence',
  version: 1,
  title: 'The sound does not break off',
  measure: 'stretches below −60 dBFS, of whole tracks and of single channels',
  unit: 's',
  settings: {
    warn_sec: warnSec(2, 'silence'),
    min_sec: measuring('silenceMinSec', 's', [0.01, 3_600], 'shorter stretches are not listed'),
    level_db: measuring('silenceDb', 'dBFS', [-120, 0], 'highest level of silence'),
  },
  threshold: 'warn_sec',
  source: 'practice; ffmpeg silencedetect',
  needs: ['silence'],
  filter: 'silencedetect',
  coverage: 'full',
  look: ({ results: { silence: intervals, totals }, media, limits, say }) => {
    if (intervals === null) return null;
    const findings = media.audio.flatMap((stream) =>
      trackFindings(
        say,
        limits.warn_sec,
        stream,
        intervals.filter(({ stream_index: index }) => index === stream.index),
      ),
    );
    // one silence of a whole track is an interval of every channel in the list: only a full list has more to tell
    return capped(say, findings, intervals.length < (totals.silence?.count ?? 0) ? totals.silence : undefined);
  },
});

function trackFindings(
  say: Say,
  leastSec: number,
  stream: AudioStream,
  intervals: readonly Interval[],
): FindingDraft[] {
  const channels = stream.channels ?? 1;
  const heard = Array.from({ length: channels }, (_, channel) => channel).filter(
    (channel) => channels === 1 || !isLowEffects(stream, channel),
  );
  const whole = common(heard.map((channel) => intervals.filter((interval) => interval.channel === channel)));
  const single = intervals.filter(
    (interval) =>
      heard.includes(interval.channel ?? 0) &&
      lengthOf(interval) >= leastSec &&
      overlap(interval, whole) < 0.9 * lengthOf(interval),
  );
  return [
    ...intervalFindings(say, whole, undefined, {
      what: () => `Stream ${stream.index} is silent`,
      severity: (interval) => (lengthOf(interval) >= leastSec ? 'warning' : 'info'),
      thresholdSec: leastSec,
    }),
    // one silent channel is how many tracks are made; audio.dead_channel judges those that never sound
    ...intervalFindings(say, single, undefined, {
      what: (interval) => `Silence in ${channelName(stream.index, interval.channel ?? 0)}`,
      severity: () => 'info',
      thresholdSec: leastSec,
    }),
  ];
}

/** What all the lists have in common. */
function common(lists: readonly (readonly Interval[])[]): Interval[] {
  const [first = [], ...others] = lists;
  return others.reduce<Interval[]>(
    (shared, list) =>
      shared.flatMap((a) =>
        list.flatMap((b) => {
          const [start, end] = [Math.max(a.start_sec, b.start_sec), Math.min(a.end_sec, b.end_sec)];
          return end > start ? [{ stream_index: a.stream_index, start_sec: start, end_sec: end }] : [];
        }),
      ),
    first.map(({ stream_index, start_sec, end_sec }) => ({ stream_index, start_sec, end_sec })),
  );
}

function overlap(interval: Interval, others: readonly Interval[]): number {
  return others.reduce(
    (sum, { start_sec: start, end_sec: end }) =>
      sum + Math.max(0, Math.min(interval.end_sec, end) - Math.max(interval.start_sec, start)),
    0,
  );
}
