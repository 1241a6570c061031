import { readAudio } from './audio';
import { groupAudio } from './audio-groups';
import { readChapters } from './chapters';
import { readContainer } from './container';
import { readData } from './data';
import { isEncryptedStream } from './encryption';
import type { ProbeEvidence } from './evidence';
import type { MediaInfo } from './media-info';
import type { RawProbe } from './raw-probe';
import { asDictionaries, asDictionary, asInteger } from './read-value';
import { gatherStreams, type StreamEvidence } from './stream-evidence';
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
  const programs = programsOf(probe);
  const audio = streams
    .filter(({ type }) => type === 'audio')
    .map((of, _, all) =>
      readAudio(of, firstBeside(of, all, programs), isEncryptedStream(container.encryption, of.index)),
    );
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

/** Indexes of the streams of each program: what one service is to another is neither first nor alternate. */
function programsOf(probe: RawProbe): Set<number | null>[] {
  return asDictionaries(probe.programs).map(
    ({ streams }) => new Set(asDictionaries(streams).map(({ index }) => asInteger(index))),
  );
}

/** The first of its program, else of the file. */
function firstBeside(
  of: StreamEvidence,
  all: readonly StreamEvidence[],
  programs: readonly Set<number | null>[],
): StreamEvidence {
  const own = programs.find((indexes) => indexes.has(of.index));
  return all.find(({ index }) => own?.has(index) ?? true) ?? of;
}
