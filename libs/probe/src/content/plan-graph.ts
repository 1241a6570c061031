import type { AudioGroup, AudioStream, MediaInfo, ThumbnailFormat, VideoStream } from '@app/ffmpeg';
import { audioChain } from './graph/audio-chain';
import { groupChain } from './graph/group-chain';
import { stillFormat } from './graph/still-format';
import { pixelFormat } from './graph/stream-formats';
import { videoChain } from './graph/video-chain';
import { type AudioNeed, audioNeeds, type ContentNeed, type VideoNeed, videoNeeds } from './needs';
import { type ContentThresholds, defaultThresholds } from './thresholds';

/** What an output pipe of the run carries. */
export type VideoPipe =
  | 'frames'
  | 'fields'
  | 'samples_of_frames'
  | 'levels'
  | 'level_times'
  | 'luma'
  | 'luma_times'
  | 'light'
  | 'light_times'
  | 'lines'
  | 'line_times'
  | 'thumbnails'
  | 'thumbnail_times'
  | 'stills'
  | 'still_times';
export type PipeKind = VideoPipe | 'audio' | 'group';

export interface PlannedPipe {
  kind: PipeKind;
  /** Of the stream, or of a group's first one. */
  streamIndex: number;
}

export interface VideoPlan {
  stream: VideoStream;
  needs: ReadonlySet<VideoNeed>;
  /** Needs that were asked for and can't be met by this stream, with the reason. */
  impossible: ReadonlyMap<VideoNeed, string>;
  /** Size of the frames that are kept for findings; null where none are. */
  stills: ThumbnailFormat | null;
}

export interface AudioPlan {
  stream: AudioStream;
  channels: number;
  sampleRateHz: number;
  needs: ReadonlySet<AudioNeed>;
  impossible: ReadonlyMap<AudioNeed, string>;
}

/** Several tracks that are heard together, joined and measured as one. */
export interface GroupPlan {
  group: AudioGroup & { channel_map: string[] };
  sampleRateHz: number;
  /** Channels of each of its streams, in order. */
  channels: number[];
}

/** One ffmpeg run that measures everything asked for. */
export interface ContentPlan {
  media: MediaInfo;
  video: VideoPlan | null;
  audio: AudioPlan[];
  /** Groups of one stream are measured with their track. */
  groups: GroupPlan[];
  thresholds: ContentThresholds;
  durationSec: number | null;
  pipes: PlannedPipe[];
  /** Options ahead of the input. */
  before: string[];
  /** Graphs, maps and outputs, given the names of `pipes` in order. */
  output: (names: readonly string[]) => string[];
}

/**
 * Plans the one decode: the video a player would choose and every audio track. Each stream has a graph of its own, since
 * within one graph ffmpeg holds a stream's frames back until every other stream has one.
 * @param keeps what is taken along beside what is measured: frames for the pictures of findings
 * @returns null when nothing that was asked for can be decoded
 */
export function planGraph(
  media: MediaInfo,
  wanted: readonly ContentNeed[],
  thresholds: ContentThresholds = defaultThresholds,
  keeps: { stills: boolean } = { stills: false },
): ContentPlan | null {
  const video = planVideo(media, wanted, keeps.stills);
  const audio = planAudio(media, wanted);
  if (video === null && audio.length === 0) return null;
  const groups = planGroups(media, audio);
  const chains = [
    ...(video === null ? [] : [videoChain(video, thresholds)]),
    ...audio.map((track) => audioChain(track, thresholds)),
    ...groups.map(groupChain),
  ];
  return {
    media,
    video,
    audio,
    groups,
    thresholds,
    durationSec: media.container.duration_sec,
    pipes: chains.flatMap(({ pipes }) => pipes),
    // a turned picture would hide its fields from idet; sides are named as shown by whoever reads them
    before: ['-noautorotate', ...(video === null ? [] : asTold(video.stream))],
    output: (names) => {
      let from = 0;
      // level info is a line a frame, which is what the log is read for; what filters note comes through the pipes
      const args = ['-v', 'level+info'];
      for (const chain of chains) {
        args.push(...chain.args(names.slice(from, from + chain.pipes.length)));
        from += chain.pipes.length;
      }
      return args;
    },
  };
}

/** Frames of a WebP last as long as they say: the reader, as browsers do, takes less than 10 ms for 100. */
const asTold = ({ codec, frame_count: frames }: VideoStream): string[] =>
  codec === 'webp' && (frames ?? 0) > 1 ? ['-min_delay', '1'] : [];

function planVideo(media: MediaInfo, wanted: readonly ContentNeed[], keepsStills: boolean): VideoPlan | null {
  const decodable = media.video.filter(
    (stream) => !stream.is_attached_picture && stream.codec !== null && stream.width !== null,
  );
  const stream = decodable.find(({ is_best: best }) => best) ?? decodable[0];
  const asked = videoNeeds.filter((need) => wanted.includes(need));
  if (!stream || asked.length === 0) return null;
  const impossible = new Map(asked.flatMap((need) => whyNot(need, stream)));
  const stills = keepsStills ? stillFormat(stream) : null;
  return { stream, needs: new Set(asked.filter((need) => !impossible.has(need))), impossible, stills };
}

/** Codecs of whole pictures: fields are known of them only where a container says so. */
const pictureCodecs: ReadonlySet<string> = new Set(
  'apng bmp gif jpegls jpegxl jpegxl_anim pam pbm pcx pgm png ppm qoi sgi sunrast targa tiff webp xbm xwd'.split(' '),
);
const isWholePictures = ({ codec, scan }: VideoStream): boolean =>
  codec !== null && pictureCodecs.has(codec) && scan.type === null;

/** Of so few lines nothing is interlaced. */
const fewestLines = 80;

function whyNot(need: VideoNeed, stream: VideoStream): [VideoNeed, string][] {
  if (need === 'content_light' && stream.color.transfer !== 'smpte2084')
    return [[need, 'content light levels are defined for PQ pictures']];
  if (need === 'interlace' && (stream.height ?? 0) < fewestLines)
    return [[need, `the picture has fewer than ${fewestLines} lines: its detail looks like combing`]];
  if (need === 'interlace' && isWholePictures(stream)) return [[need, `pictures of ${stream.codec} have no fields`]];
  if (need === 'noise' && (stream.codec === 'gif' || stream.pixel_format === 'pal8'))
    return [[need, 'its colours are of a palette: what is dithered looks like noise']];
  if (need !== 'levels') return [];
  if (!pixelFormat(stream).isYuv)
    return [[need, 'legal levels are defined for luma and colour difference; this is RGB']];
  if (stream.color.range === 'pc') return [[need, 'the picture is flagged full range: every level is legal']];
  if (stream.hdr.is_hdr === true) return [[need, 'the levels of HDR pictures are not judged']];
  return [];
}

function planAudio(media: MediaInfo, wanted: readonly ContentNeed[]): AudioPlan[] {
  const asked = audioNeeds.filter((need) => wanted.includes(need));
  if (asked.length === 0) return [];
  return media.audio.flatMap((stream) => {
    const { channels, sample_rate_hz: sampleRateHz, codec } = stream;
    if (!channels || !sampleRateHz || codec === null) return [];
    const impossible = new Map<AudioNeed, string>();
    // loudness weighs channels by their place, and the filter refuses to guess one
    const placed = stream.channel_layout !== null || channels <= 8 || channels === 16 || channels === 24;
    if (asked.includes('loudness') && !placed)
      impossible.set('loudness', `nothing says where the ${channels} channels stand`);
    const needs = asked.filter((need) => !impossible.has(need) && (need !== 'phase' || channels === 2));
    return needs.length === 0 ? [] : [{ stream, channels, sampleRateHz, needs: new Set(needs), impossible }];
  });
}

function planGroups({ audio_groups: groups }: MediaInfo, tracks: readonly AudioPlan[]): GroupPlan[] {
  return groups.flatMap((group) => {
    const members = group.streams.map((index) => tracks.find(({ stream }) => stream.index === index));
    const [first] = members;
    const { channel_map: channelMap } = group;
    if (group.streams.length < 2 || !first || channelMap === null) return [];
    if (members.some((track) => !track?.needs.has('loudness') || track.sampleRateHz !== first.sampleRateHz)) return [];
    const channels = members.map((track) => track?.channels ?? 0);
    return [{ group: { ...group, channel_map: channelMap }, sampleRateHz: first.sampleRateHz, channels }];
  });
}
