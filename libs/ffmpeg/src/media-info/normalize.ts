import { readAudio } from './audio';
import { groupAudio } from './audio-groups';
import { readChapters } from './chapters';
import { readContainer } from './container';
import { readData } from './data';
import type { ProbeEvidence } from './evidence';
import type { MediaInfo } from './media-info';
import type { RawProbe } from './raw-probe';
import { asDictionary } from './read-value';
import { gatherStreams } from './stream-evidence';
import { isSubtitle, readSubtitle } from './subtitles';
import { readTimecode } from './timecode';
import { markBest, readVideo } from './video';

/**
 * The one bridge from ffprobe's JSON as printed to the typed facts. Pure; never throws on whatever JSON there is. Evidence beyond
 * the header (first frames, packets, boxes, extradata) fills what the header leaves `null` and is preferred where it looked closer.
 */
export function normalize(raw: RawProbe, evidence: ProbeEvidence = {}): MediaInfo {
  const probe = asDictionary(raw) as RawProbe;
  const streams = gatherStreams(probe, evidence);
  const chapters = readChapters(probe);
  const video = markBest(streams.filter(({ type }) => type === 'video').map(readVideo));
  const container = readContainer(probe, evidence, streams, video);
  const isEncrypted = container.encryption.encrypted === true;
  const audio = streams
    .filter(({ type }) => type === 'audio')
    .map((of, _, all) => readAudio(of, all[0] ?? of, isEncrypted));
  const rest = streams.filter(({ type }) => type !== 'video' && type !== 'audio');
  return {
    container,
    video,
    audio,
    audio_groups: groupAudio(audio),
    subtitles: rest.filter(isSubtitle).map(readSubtitle),
    data: rest.filter((of) => !isSubtitle(of)).map((of) => readData(of, chapters.length > 0)),
    chapters,
    timecode: readTimecode(probe, streams, video),
  };
}
