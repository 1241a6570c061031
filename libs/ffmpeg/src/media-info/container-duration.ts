import type { ProbeEvidence } from './evidence';
import type { DurationSource } from './media-info';
import type { RawProbe } from './raw-probe';
import { asDictionary, asNumber, asPositive, own, round } from './read-value';
import { chainedDuration, durationsAgree, streamStart, toldDuration } from './measures';
import { isAttachedPicture, type StreamEvidence } from './stream-evidence';

export interface DurationFact {
  seconds: number | null;
  source: DurationSource | null;
}

/**
 * How long the file plays. The header's word counts as long as the packets (all of them read) do not contradict it; a data track
 * that outlasts picture and sound does not lengthen the programme.
 */
export function containerDuration(raw: RawProbe, evidence: ProbeEvidence, streams: StreamEvidence[]): DurationFact {
  const animated = evidence.picture?.durationSec ?? null;
  if (animated !== null) return { seconds: animated, source: 'header' };
  const timeless = streams.find(({ clock }) => clock !== 'container');
  if (timeless) {
    const told = toldDuration(timeless);
    return { seconds: told, source: told === null ? null : 'estimated' };
  }
  const waited = emptyStart(raw, evidence);
  const declared = waited?.movieSec ?? declaredDuration(raw, evidence, streams);
  const span = measuredDuration(streams);
  const measured = span === null ? null : span + (waited?.seconds ?? 0);
  const estimated = streams.some(({ isEstimated }) => isEstimated);
  if (measured !== null && (declared === null || estimated || !durationsAgree(declared, measured))) {
    return { seconds: round(measured), source: 'packets' };
  }
  if (declared === null) return { seconds: null, source: null };
  return { seconds: round(declared), source: estimated ? 'estimated' : 'header' };
}

/** Rounding of the movie header, and of times beside it. */
const ROUNDING_SEC = 0.1;

/**
 * The movie begins with nothing, by its edit lists: players wait, and the header counts it. Builds of ffprobe differ in whether
 * they do. Null where it does not, or where the header says something else.
 */
function emptyStart(raw: RawProbe, { boxes }: ProbeEvidence): { seconds: number; movieSec: number } | null {
  const format = asDictionary(raw.format);
  const [start, printed] = [asPositive(format['start_time']), asPositive(format['duration'])];
  if (!boxes?.hasEditList || boxes.fragmented || boxes.durationSec === null || start === null || printed === null)
    return null;
  const ends = [printed, printed + start].some((end) => Math.abs(end - (boxes.durationSec ?? 0)) <= ROUNDING_SEC);
  return ends && boxes.durationSec > start ? { seconds: start, movieSec: boxes.durationSec } : null;
}

function declaredDuration(raw: RawProbe, evidence: ProbeEvidence, streams: StreamEvidence[]): number | null {
  const printed = asPositive(own(asDictionary(raw.format), 'duration'));
  if (printed === null) return null;
  const programme = streams.filter(isProgramme).flatMap(endOf);
  const others = streams.filter((of) => !isProgramme(of)).flatMap(endOf);
  if (programme.length === 0 || others.length === 0) return printed;
  const end = Math.max(...programme);
  // ffprobe takes the longest stream, of whatever kind
  const stretched = Math.max(...others) > end + 0.1 && printed > end + 0.1;
  if (!stretched) return printed;
  const movie = evidence.boxes?.fragmented === false ? evidence.boxes.durationSec : null;
  return movie !== null && movie < printed ? movie : end;
}

const isProgramme = ({ type, stream }: StreamEvidence): boolean =>
  (type === 'video' && !isAttachedPicture(stream)) || type === 'audio';

function endOf(of: StreamEvidence): number[] {
  const duration = asPositive(of.stream['duration']);
  return duration === null ? [] : [duration + Math.max(0, asNumber(of.stream['start_time']) ?? 0)];
}

function measuredDuration(streams: StreamEvidence[]): number | null {
  const programme = streams.filter((of) => of.packetsComplete && isProgramme(of));
  const spans = (programme.length > 0 ? programme : streams.filter((of) => of.packetsComplete)).flatMap(
    ({ packets }) => (packets && packets.start_sec !== null && packets.end_sec !== null ? [packets] : []),
  );
  if (spans.length === 0) return null;
  const start = Math.min(...spans.map(({ start_sec }) => start_sec ?? 0));
  const end = Math.max(...spans.map(({ end_sec }) => end_sec ?? 0));
  // each link of a chained Ogg starts its clock anew
  const all = Math.max(end - start, ...programme.map((of) => chainedDuration(of) ?? 0));
  return all > 0 ? all : null;
}

/** Start of the first audio stream minus start of the best video stream, seconds. */
export function avOffset(streams: StreamEvidence[], bestVideo: number | null): number | null {
  const video = streams.find(({ index }) => index === bestVideo);
  const audio = streams.find(({ type }) => type === 'audio');
  const [v, a] = [video && streamStart(video), audio && streamStart(audio)];
  return v == null || a == null ? null : round(a - v);
}
