import { sureScoreOf } from '../../sure-score';
import { factCheck, noPackets, rounded } from './fact-check';

const agreeSec = 0.5;
const agreeShare = 0.01;
const furthestApartSec = 2;
const latestStartSec = 0.5;
/** Formats that declare no duration: ffprobe guesses it from size and bit rate, or from both ends. */
const guessed = /^(?:mp3|aac|ac3|eac3|dts|mpegts|mpeg|amr|h264|hevc|m4v|obu|ivf|adx|loas)/;

export const recognition = factCheck({
  id: 'container.recognition',
  version: 1,
  title: 'The format is recognised by its signature',
  measure: 'how sure ffprobe is of the format, of 100; files whose first bytes are something else score low',
  unit: 'points',
  defaultThreshold: 27,
  source: 'practice; libavformat takes 25 and less for worth another try, and headerless formats score 26',
  depth: 'quick',
  look: ({ raw, secondLook }, say) => {
    const score = raw.format?.probe_score;
    if (typeof score !== 'number') return 'ffprobe gave no score';
    const needed = sureScoreOf(raw);
    if (score >= needed) return [];
    const other = secondLook?.opinion?.format;
    const named = other == null ? '' : `; MediaInfo takes it for ${other}`;
    const message = `ffprobe takes it for ${raw.format?.format_long_name ?? raw.format?.format_name ?? 'something'}, with a score of ${score} of 100${named}: everything else said of it is as doubtful.`;
    return [say({ severity: 'warning', measured: score, threshold: needed, message })];
  },
});

export const duration = factCheck({
  id: 'container.duration_disagreement',
  version: 5,
  title: 'The declared duration is what the packets add up to',
  measure:
    'declared (or guessed) duration, and that of the movie header, against the span of all packets, or their end where Matroska declares that; 1 % where that is more',
  unit: 's',
  defaultThreshold: agreeSec,
  source: 'practice',
  depth: 'standard',
  look: ({ raw, media, evidence, content }, say) => {
    // ffprobe gives a picture a second
    if (media.container.duration_sec === null)
      return 'it lasts no time that anything tells of: a picture, or a bare stream';
    // of an animation ffprobe lists one packet, of a length that nobody told; its header tells every picture's
    if (evidence.picture) return 'its header alone has times: there are none beside them to compare';
    const span = evidence.packets?.complete ? evidence.packets.duration_sec : null;
    // each link of a chained Ogg starts its clock anew
    const isOgg = media.container.format_names.includes('ogg');
    const links = isOgg ? (evidence.packets?.streams ?? []).map((stream) => stream.chained_duration_sec ?? 0) : [];
    const packets = span === null ? null : Math.max(span, ...links);
    const declared = Number(raw.format?.duration ?? Number.NaN);
    if (packets === null) return noPackets;
    const pairs: [string, number, number][] = [];
    // of a part that kept the times of the whole, writers of Matroska declare when it ends
    const end = packets + Math.max(0, media.container.start_time_sec ?? 0);
    const isEnd = media.container.format_names.includes('matroska') && Math.abs(declared - end) <= agreeSec;
    if (declared > 0 && !isEnd)
      pairs.push([guessed.test(media.container.format_names[0] ?? '') ? 'guessed' : 'declared', declared, packets]);
    // players believe the movie header, ffprobe what its fragments add up to; without them a header may be of the first part alone
    const movie = evidence.boxes?.durationSec ?? 0;
    if (movie > packets && Math.abs(movie - declared) > agreeSec) pairs.push(['movie', movie, packets]);
    const ends = content?.results.coverage;
    const decoded = ends?.complete ? Math.max(ends.decoded_video_end_sec ?? 0, ends.decoded_audio_end_sec ?? 0) : 0;
    if (decoded > 0 && media.data.length + media.subtitles.length === 0) pairs.push(['read', packets, decoded]);
    return pairs
      .filter(([, said, found]) => Math.abs(said - found) > Math.max(agreeSec, found * agreeShare))
      .map(([how, said, found]) =>
        say({
          severity: how === 'declared' || how === 'movie' ? 'warning' : 'info',
          measured: rounded(Math.abs(said - found)),
          message: sayDuration(how, rounded(said), rounded(found)),
        }),
      );
  },
});

function sayDuration(how: string, said: number, found: number): string {
  if (how === 'read') return `Of ${said} s of packets ${found} s could be decoded.`;
  if (how === 'movie')
    return `The movie header declares ${said} s, which players show, and the packets last ${found} s.`;
  return `The duration is ${how} as ${said} s, and the packets last ${found} s.`;
}

/** What ffprobe says when an element of Matroska announces more than follows; of what is cut between two elements it says nothing. */
const endedEarly = 'File ended prematurely';

export const truncated = factCheck({
  id: 'container.truncated',
  version: 2,
  title: 'The file holds what its structure announces',
  measure: 'bytes that boxes, chunks, elements or partitions announce and the file does not hold',
  unit: 'bytes',
  defaultThreshold: 0,
  source: 'practice',
  depth: 'standard',
  tool: 'ffprobe-api',
  look: ({ evidence: { boxes, wave, mxf }, complaints }, say) => {
    if (complaints.some(({ run, kind }) => run !== 'decode' && kind.startsWith(endedEarly))) {
      return [
        say({
          severity: 'error',
          measured: null,
          message: 'The file ends within an element that announces more: it is cut.',
        }),
      ];
    }
    if (!boxes && !wave && !mxf) return 'nothing in this format announces how long it is, or it could not be read';
    if (boxes?.walked === false) return 'of the many fragments only the first were looked at';
    const chunk = wave ? (wave.data_declared_bytes ?? 0) - (wave.data_present_bytes ?? 0) : 0;
    const missing = (boxes?.missingBytes ?? 0) + Math.max(0, chunk);
    const cut = say({
      severity: 'error',
      measured: missing,
      message: `The file ends ${missing} bytes before what it announces: it is cut.`,
    });
    const footless = say({
      severity: 'error',
      measured: 'missing',
      threshold: 'present',
      unit: null,
      message: 'The header says where a footer partition is, and none is there: the file is cut or was not finished.',
    });
    return [...(missing > 0 ? [cut] : []), ...(mxf?.footer_missing ? [footless] : [])];
  },
});

export const interleave = factCheck({
  id: 'container.interleave',
  version: 2,
  title: 'Picture and sound of one moment stand side by side',
  measure: 'how far a packet stands behind another stream’s in time where it stands behind it in the file',
  unit: 's',
  defaultThreshold: furthestApartSec,
  source: 'practice: a player must hold as much in memory',
  depth: 'standard',
  look: ({ evidence }, say) => {
    const apart = evidence.packets?.interleave_sec;
    if (apart === undefined) return noPackets;
    if (apart === null || apart <= furthestApartSec) return [];
    const message = `Packets of one moment stand up to ${rounded(apart)} s apart: playing while loading stalls.`;
    return [say({ severity: 'warning', measured: rounded(apart), message })];
  },
});

export const startOffset = factCheck({
  id: 'container.av_offset',
  version: 2,
  title: 'Picture and sound begin together',
  measure: 'start of the first audio stream minus start of the best video stream',
  unit: 's',
  defaultThreshold: latestStartSec,
  source: 'practice',
  depth: 'quick',
  look: ({ media }, say) => {
    const offset = media.container.av_offset_sec;
    if (offset === null) return 'there are not both picture and sound, or their starts are unknown';
    if (Math.abs(offset) <= latestStartSec) return [];
    const message = `The sound begins ${rounded(Math.abs(offset))} s ${offset > 0 ? 'after' : 'before'} the picture.`;
    return [say({ severity: 'warning', measured: rounded(offset), message })];
  },
});

export const encryption = factCheck({
  id: 'encryption.present',
  version: 4,
  title: 'The media is not encrypted',
  measure:
    'protection that the container declares, by boxes, types of stream, descriptions of packed sound or marks of scrambling',
  unit: null,
  defaultThreshold: null,
  source: 'practice; ISO/IEC 23001-7 names of schemes, SAMPLE-AES of HTTP Live Streaming',
  depth: 'standard',
  look: ({ media }, say) => {
    const { encrypted, scheme, partial, streams } = media.container.encryption;
    if (encrypted === null) return 'nothing says whether the media is encrypted';
    if (!encrypted) return [];
    const named = scheme === null ? '' : ` (${scheme})`;
    const which = streams?.length === 1 ? `Stream ${streams[0]} is` : streams && `Streams ${streams.join(', ')} are`;
    const message = partial
      ? `${which ?? 'Some of the media is'} encrypted${named}, the rest is clear: of what is encrypted nothing that needs decoding can be looked at.`
      : `The media is encrypted${named}: what needs decoding can’t be looked at.`;
    return [say({ severity: 'info', measured: scheme ?? 'encrypted', message })];
  },
});
