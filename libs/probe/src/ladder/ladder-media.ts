import type { MediaInfo, SubtitleStream } from '@app/ffmpeg';
import type { Ladder, LadderRendition } from './ladder';
import type { SeenRendition } from './build-ladder';

const longNames = { hls: 'HTTP Live Streaming', dash: 'Dynamic Adaptive Streaming over HTTP' };

/**
 * The typed facts of a whole stream: every rendition's streams side by side, numbered anew, with the stream's duration instead of a
 * segment's. Writes each stream's place into its rendition.
 */
export function ladderMedia(ladder: Ladder, seen: readonly SeenRendition[]): MediaInfo {
  const media: MediaInfo = {
    container: {
      format_names: [ladder.format],
      long_name: longNames[ladder.format],
      major_brand: null,
      duration_sec: ladder.type === 'vod' ? ladder.duration_sec : null,
      duration_source: ladder.type === 'vod' && ladder.duration_sec !== null ? 'header' : null,
      start_time_sec: null,
      size_bytes: null,
      bit_rate_bps: null,
      bit_rate_source: null,
      faststart: null,
      fragmented: null,
      has_edit_list: null,
      valid: true,
      stream_count: 0,
      encryption: {
        encrypted: ladder.encryption.encrypted,
        scheme: ladder.encryption.schemes[0] ?? null,
        partial: null,
        streams: null,
      },
      tags: {},
      av_offset_sec: null,
    },
    video: [],
    audio: [],
    audio_groups: [],
    subtitles: [],
    data: [],
    chapters: [],
    timecode: null,
  };
  const best = bestOf(ladder.renditions);
  seen.forEach(({ look }, at) => {
    const rendition = ladder.renditions[at];
    if (rendition && rendition.kind !== 'iframe') add(media, rendition, look?.media ?? null, best?.id === rendition.id);
  });
  media.container.stream_count = media.video.length + media.audio.length + media.subtitles.length;
  return media;
}

function bestOf(renditions: readonly LadderRendition[]): LadderRendition | null {
  const videos = renditions.filter(({ kind, measured }) => kind === 'video' && measured !== null);
  const rank = ({ measured, declared }: LadderRendition) =>
    (measured?.width ?? 0) * (measured?.height ?? 0) * 1e9 + (declared.bandwidth_bps ?? measured?.average_bps ?? 0);
  return videos.sort((a, b) => rank(b) - rank(a))[0] ?? null;
}

function add(media: MediaInfo, rendition: LadderRendition, part: MediaInfo | null, isBest: boolean): void {
  const { playlist, measured, streams } = rendition;
  const next = () => media.video.length + media.audio.length + media.subtitles.length;
  const isAlone = (part?.container.stream_count ?? 0) === 1;
  const common = {
    duration_sec: playlist?.ended === true ? playlist.duration_sec : null,
    bit_rate_bps: isAlone ? (measured?.average_bps ?? null) : null,
  };
  for (const stream of part?.video ?? []) {
    const index = next();
    const title = stream.title ?? rendition.name;
    media.video.push({
      ...stream,
      ...common,
      index,
      title,
      frame_count: null,
      frame_count_source: null,
      is_best: isBest && stream.is_best,
    });
    streams.video.push(index);
  }
  for (const stream of part?.audio ?? []) {
    const index = next();
    const language = rendition.language ?? stream.language;
    media.audio.push({ ...stream, ...common, index, language, title: rendition.name ?? stream.title });
    streams.audio.push(index);
  }
  const subtitles = part?.subtitles ?? [];
  const declaredOnly = rendition.kind === 'subtitles' && subtitles.length === 0 ? [declaredSubtitle(rendition)] : [];
  for (const stream of [...subtitles, ...declaredOnly]) {
    const index = next();
    media.subtitles.push({
      ...stream,
      index,
      language: rendition.language ?? stream.language,
      title: rendition.name ?? stream.title,
      forced: rendition.forced ?? stream.forced,
      hearing_impaired: stream.hearing_impaired || isForTheDeaf(rendition),
    });
    streams.subtitles.push(index);
  }
}

function declaredSubtitle({ language, name, declared }: LadderRendition): SubtitleStream {
  const [codec = null] = declared.codecs;
  return { index: 0, codec, language, title: name, forced: false, hearing_impaired: false, kind: null };
}

function isForTheDeaf({ characteristics }: LadderRendition): boolean {
  return characteristics.some(
    (mark) => mark === 'public.accessibility.describes-music-and-sound' || mark === 'caption',
  );
}
