import { isEncryptedStream } from '@app/ffmpeg';
import { factCheck, noPackets, noVideo, rounded, times } from './fact-check';

const gravePercent = 1;

export const damagedFrames = factCheck({
  id: 'integrity.damaged_frames',
  version: 3,
  title: 'Every frame decodes without damage',
  measure: 'frames the decoder complained of or could not make, of all frames',
  unit: '%',
  defaultThreshold: 0,
  source: 'practice; ffmpeg, errors of the decoder and frames marked corrupt',
  depth: 'full',
  tool: 'ffmpeg',
  look: ({ media, content, undecoded }, say) => {
    if (undecoded?.isDamage) {
      return [say({ severity: 'critical', measured: 100, message: `N${undecoded.reason.slice(1)}.` })];
    }
    if (media.video.every((stream) => stream.is_attached_picture)) return noVideo;
    if (undecoded) return undecoded.reason;
    const decode = content?.decode;
    if (decode?.damaged_percent == null) {
      const pictures = media.video.map(({ index }) => index);
      const left = content?.results.coverage.not_decoded?.find(({ stream_index: index }) => pictures.includes(index));
      return left?.reason ?? 'no frame was decoded';
    }
    const damaged = (decode.damaged_frames ?? 0) + decode.undecoded_packets;
    if (damaged === 0) return content?.results.coverage.complete ? [] : 'the file was not decoded to its end';
    const [first] = decode.damaged_times_sec;
    return [
      say({
        severity: decode.damaged_percent > gravePercent ? 'error' : 'warning',
        stream_index: content?.results.coverage.video_stream_index ?? null,
        start_sec: first ?? null,
        measured: rounded(decode.damaged_percent),
        message: `${times(damaged, 'frame')} of ${(decode.decoded_frames ?? 0) + decode.undecoded_packets} ${damaged === 1 ? 'is' : 'are'} damaged${first === undefined ? '' : `, the first at ${rounded(first)} s`}.`,
      }),
    ];
  },
});

export const corruptPackets = factCheck({
  id: 'integrity.corrupt_packets',
  version: 1,
  title: 'No packet is marked as corrupt',
  measure: 'packets of which the demuxer knows that a part is missing',
  unit: 'packets',
  defaultThreshold: 0,
  source: 'ffprobe, packet flag C',
  depth: 'standard',
  look: ({ evidence: { packets } }, say) => {
    if (!packets) return noPackets;
    return packets.streams.flatMap(({ stream_index: index, corrupt_count: count, packet_count: all }) =>
      count === 0
        ? []
        : [
            say({
              severity: 'warning',
              stream_index: index,
              measured: count,
              message: `Of stream ${index} parts of ${count} of ${times(all, 'packet')} are missing.`,
            }),
          ],
    );
  },
});

export const emptyStreams = factCheck({
  id: 'integrity.empty_stream',
  version: 2,
  title: 'Every stream that is declared has packets',
  measure: 'audio and video streams without a packet',
  unit: 'streams',
  defaultThreshold: 0,
  source: 'practice',
  depth: 'standard',
  look: ({ media, evidence: { packets, transport } }, say) => {
    if (!packets?.complete) return noPackets;
    const { encryption } = media.container;
    const isUnread = (index: number): boolean => transport != null && isEncryptedStream(encryption, index);
    const seen = new Set(packets.streams.map(({ stream_index: index }) => index));
    const streams = [...media.video.filter((stream) => !stream.is_attached_picture), ...media.audio];
    // of scrambled packets nothing is read
    if (streams.length > 0 && streams.every(({ index }) => isUnread(index)))
      return 'of scrambled packets nothing is read';
    return streams.flatMap(({ index }) =>
      seen.has(index) || isUnread(index)
        ? []
        : [
            say({
              severity: 'warning',
              stream_index: index,
              measured: 1,
              message: `Stream ${index} is declared and has not one packet.`,
            }),
          ],
    );
  },
});

export const secondOpinion = factCheck({
  id: 'integrity.second_opinion',
  version: 2,
  title: 'MediaInfo says the same as ffprobe',
  measure: 'facts of which MediaInfo says something else',
  unit: 'facts',
  defaultThreshold: 0,
  source: 'practice; MediaInfo beside ffprobe',
  depth: 'quick',
  tool: 'MediaInfo',
  look: ({ secondLook }, say) => {
    if (!secondLook) return 'MediaInfo was not asked (ask with second_opinion)';
    if (secondLook.not_evaluated !== null) return `MediaInfo was not heard: ${secondLook.not_evaluated}`;
    return secondLook.disagreements.map(({ fact, stream_index, ffprobe, mediainfo, unit }) =>
      say({
        severity: 'info',
        stream_index,
        measured: mediainfo,
        threshold: ffprobe,
        unit,
        message: `${fact}: ffprobe says ${ffprobe ?? 'nothing'}, MediaInfo ${mediainfo ?? 'nothing'}.`,
      }),
    );
  },
});

export const defaultStreams = factCheck({
  id: 'disposition.default',
  version: 1,
  title: 'One stream of a kind is the default',
  measure: 'streams marked as default among several audio or subtitle streams of one kind',
  unit: 'streams',
  defaultThreshold: 1,
  source: 'practice: players choose the default, and of several one they like',
  depth: 'quick',
  look: ({ media, raw }, say) => {
    // a transport stream has no such mark, and ffprobe gives none
    if (media.container.format_names.includes('mpegts')) return 'the format marks no defaults';
    const subtitles = (raw.streams ?? []).filter(({ codec_type: type }) => type === 'subtitle');
    const kinds: [string, number][] = [
      ['audio', media.audio.filter(({ disposition }) => disposition['default']).length],
      ['subtitle', subtitles.filter(({ disposition }) => disposition?.['default'] === 1).length],
    ];
    return kinds.flatMap(([kind, count]) =>
      count <= 1
        ? []
        : [say({ severity: 'info', measured: count, message: `${count} ${kind} streams are marked as default.` })],
    );
  },
});
