import { declaredBitRate } from '@app/ffmpeg';
import { levelLimit } from './h264-levels';
import { factCheck, noPackets, noVideo, rounded } from './fact-check';

const rateShare = 0.1;
const agreeRateShare = 0.01;
const longestGopSec = 10;

export const unknownCodec = factCheck({
  id: 'codec.unknown',
  version: 1,
  title: 'The tools know every codec',
  measure: 'audio and video streams whose codec ffprobe does not know',
  unit: 'streams',
  defaultThreshold: 0,
  source: 'practice',
  depth: 'quick',
  look: ({ raw, media }, say) =>
    (raw.streams ?? []).flatMap((stream, at) => {
      const { codec_type: type, codec_name: name, index = at } = stream;
      if ((type !== 'video' && type !== 'audio') || (name !== undefined && name !== 'unknown' && name !== 'none'))
        return [];
      const seen = [...media.video, ...media.audio].find((known) => known.index === index);
      const called = seen?.long_name ?? seen?.tag ?? 'nothing that is known';
      return [
        say({
          severity: 'warning',
          stream_index: index,
          measured: 1,
          message: `Stream ${index} (${type}) is ${called} by its container, which this ffprobe can’t read: little is known of it.`,
        }),
      ];
    }),
});

export const level = factCheck({
  id: 'codec.level',
  version: 1,
  title: 'The picture keeps within the limits of its level',
  measure: 'macroblocks of a frame, and of a second, against what the H.264 level allows',
  unit: '%',
  defaultThreshold: 100,
  source: 'practice: MaxFS and MaxMBPS of the H.264 levels as encoders use them',
  depth: 'quick',
  look: ({ media }, say) => {
    const pictures = media.video.filter(({ codec, is_attached_picture: still }) => codec === 'h264' && !still);
    if (pictures.length === 0) return 'there is no H.264';
    return pictures.flatMap((of) => {
      const share = levelLimit(of);
      if (share === null || share.percent <= 100) return [];
      const message = `Level ${((of.level ?? 0) / 10).toFixed(1)} allows ${share.limit} macroblocks a ${share.of}, and there are ${share.found}: a decoder of that level may fail.`;
      return [say({ severity: 'warning', stream_index: of.index, measured: rounded(share.percent, 1), message })];
    });
  },
});

export const bitRate = factCheck({
  id: 'bit_rate.disagreement',
  version: 2,
  title: 'Declared bit rates are what the packets add up to',
  measure: 'declared against measured bit rate of each stream, by as much of the declared one',
  unit: '%',
  defaultThreshold: rateShare * 100,
  source: 'practice',
  depth: 'standard',
  look: ({ raw, media, evidence }, say) => {
    if (!evidence.packets?.complete) return noPackets;
    // what ffprobe prints of one is worked out from the fragments it has seen
    if (media.container.fragmented === true) return 'a fragmented movie declares no bit rates';
    // Vorbis names the rate its quality usually comes to
    const nominal = new Set(media.audio.filter(({ codec }) => codec === 'vorbis').map(({ index }) => index));
    const shown = new Set([...media.video, ...media.audio].map(({ index }) => index));
    return evidence.packets.streams.flatMap(({ stream_index: index, bit_rate, duration_sec: length }) => {
      if (!shown.has(index) || nominal.has(index)) return [];
      const declared = declaredBitRate(raw.streams?.find((stream) => stream.index === index) ?? {});
      const measured = bit_rate.mean_bps;
      // a second or two say little of a mean
      if (declared === null || measured === null || (length ?? 0) < 2) return [];
      const share = Math.abs(measured / declared - 1);
      if (share <= rateShare) return [];
      const message = `Stream ${index} declares ${Math.round(declared / 1000)} kb/s and has ${Math.round(measured / 1000)} kb/s.`;
      return [say({ severity: 'info', stream_index: index, measured: rounded(share * 100, 1), message })];
    });
  },
});

export const variableRate = factCheck({
  id: 'frame_rate.variable',
  version: 2,
  title: 'Every frame lasts equally long',
  measure: 'share of frames that last longer or shorter than the usual one, by more than 5 % and 1.5 ms',
  unit: '%',
  defaultThreshold: 2,
  source: 'practice',
  depth: 'standard',
  look: ({ media, evidence }, say) => {
    if (media.video.length === 0) return noVideo;
    if (!evidence.packets) return noPackets;
    return media.video.flatMap((of) => {
      const lengths = evidence.packets?.streams.find((stream) => stream.stream_index === of.index)?.frame_durations;
      if (of.is_attached_picture || !lengths?.variable) return [];
      const share = (lengths.deviating_count / lengths.measured_count) * 100;
      const message = `Frames last from ${lengths.min_ms} to ${lengths.max_ms} ms, most often ${lengths.usual_ms} ms: the frame rate varies.`;
      return [say({ severity: 'info', stream_index: of.index, measured: rounded(share, 1), message })];
    });
  },
});

export const frameRate = factCheck({
  id: 'frame_rate.disagreement',
  version: 2,
  title: 'The declared frame rate is what the packets have',
  measure:
    'average frame rate that the container declares against frames and time of all packets, where frames last equally long; an empty chunk of an AVI is the picture before once more',
  unit: '%',
  defaultThreshold: agreeRateShare * 100,
  source: 'practice',
  depth: 'standard',
  look: ({ media, evidence }, say) => {
    if (media.video.length === 0) return noVideo;
    if (!evidence.packets?.complete) return noPackets;
    return media.video.flatMap((of) => {
      const lengths = evidence.packets?.streams.find((stream) => stream.stream_index === of.index)?.frame_durations;
      const declared = of.frame_rate?.value;
      if (!lengths || lengths.variable || declared === undefined || lengths.measured_count < 10) return [];
      // AVI has no times: where nothing is stored the picture before is shown once more, at the same rate
      const measured = 1000 / (media.container.format_names.includes('avi') ? lengths.usual_ms : lengths.mean_ms);
      const share = Math.abs(measured / declared - 1);
      // fields of an interlaced stream may be counted as frames, or in pairs
      const halved = Math.abs(measured / declared - 0.5) < 0.01 || Math.abs(measured / declared - 2) < 0.02;
      if (share <= agreeRateShare || (halved && of.scan.type === 'interlaced')) return [];
      const message = `${rounded(declared)} frames a second are declared, and the packets have ${rounded(measured)}.`;
      return [say({ severity: 'warning', stream_index: of.index, measured: rounded(share * 100, 2), message })];
    });
  },
});

export const gopLength = factCheck({
  id: 'gop.length',
  version: 1,
  title: 'Keyframes come often enough to seek',
  measure: 'longest time from one keyframe to the next',
  unit: 's',
  defaultThreshold: longestGopSec,
  source: 'practice',
  depth: 'standard',
  look: ({ media, evidence }, say) => {
    if (media.video.length === 0) return noVideo;
    if (!evidence.packets) return noPackets;
    return media.video.flatMap(({ index, gop, is_attached_picture: still }) => {
      if (still || gop?.max_sec == null || gop.max_sec <= longestGopSec + 0.05) return [];
      const message = `Up to ${rounded(gop.max_sec)} s (${gop.max_frames} frames) pass without a keyframe.`;
      return [say({ severity: 'info', stream_index: index, measured: rounded(gop.max_sec), message })];
    });
  },
});

export const codedSound = factCheck({
  id: 'audio.wrapping',
  version: 1,
  title: 'What is called PCM is PCM',
  measure: 'bursts of coded sound (SMPTE ST 337, IEC 61937) in the first MiB of PCM samples of a wave file',
  unit: null,
  defaultThreshold: 'PCM',
  source: 'practice: preamble words of SMPTE ST 337',
  depth: 'standard',
  tool: 'ffprobe-api',
  look: ({ media, evidence: { wave } }, say) => {
    if (!wave) return 'the file is no wave file, or could not be read';
    if (!wave.non_pcm) return [];
    const { name, data_type: type, word_bits: bits } = wave.non_pcm;
    const coded = name ?? `data type ${type}`;
    const message = `The samples are ${coded} in ${bits}-bit words, not PCM: played as PCM they are noise.`;
    return [say({ severity: 'error', stream_index: media.audio[0]?.index ?? null, measured: coded, message })];
  },
});
