import {
  blackdetect,
  blockdetect,
  blurdetect,
  cropdetect,
  entropy,
  freezedetect,
  idet,
  metadataPrint,
  middle,
  oneFrameASecond,
  pickedPixels,
  scdet,
  signalstats,
  type ThumbnailFormat,
  thumbnails,
  type VideoStream,
} from '@app/ffmpeg';
import type { PlannedPipe, VideoPlan } from '../plan-graph';
import type { ContentThresholds } from '../thresholds';
import type { Chain } from './chain';

/** What flashes, colour cuts and the picture level are read from: fine enough for a quarter of the picture. */
export const thumbnailFormat: ThumbnailFormat = { width: 160, height: 90 };
const mostPickedAcross = 480;

/** The size at which single pixels are picked to judge levels; even, at most 480 across. */
export function pickedFormat({ width, height }: VideoStream): ThumbnailFormat {
  const [w, h] = [width ?? 2, height ?? 2];
  const across = Math.max(2, Math.min(w, mostPickedAcross));
  return { width: across, height: Math.max(2, Math.round((across * h) / w)) };
}

export function pixelFormat({ pixel_format: name }: VideoStream): {
  name: string | null;
  isYuv: boolean;
  isRgb: boolean;
} {
  return {
    name,
    isYuv: name !== null && /^(yuv|nv|p0|p2|p4|uyvy|yuyv|gray)/.test(name),
    isRgb: name !== null && /^(rgb|bgr|gbr|argb|abgr|0rgb|0bgr|x2rgb|x2bgr|pal8)/.test(name),
  };
}

interface Branch {
  pipes: PlannedPipe['kind'][];
  /** Filters of the branch and its output, given its pipes' names. */
  filters: (names: readonly string[]) => string;
  output: (names: readonly string[]) => string[];
}

const toNothing = (): string[] => ['-f', 'null', '-'];

/** One decode, split: cheap filters see every frame, costly ones one a second, a small picture goes out for flashes. */
export function videoChain(plan: VideoPlan, thresholds: ContentThresholds): Chain {
  const branches = [...everyFrame(plan, thresholds), ...sampled(plan), ...levels(plan), ...small(plan)];
  const index = plan.stream.index;
  return {
    pipes: branches.flatMap(({ pipes }) => pipes.map((kind) => ({ kind, streamIndex: index }))),
    args: (names) => {
      let from = 0;
      const graph: string[] = [];
      const outputs: string[] = [];
      branches.forEach((branch, at) => {
        const own = names.slice(from, from + branch.pipes.length);
        from += branch.pipes.length;
        const input = branches.length === 1 ? `[0:${index}]` : `[s${at}]`;
        graph.push(`${input}${branch.filters(own)}[v${at}]`);
        outputs.push('-map', `[v${at}]`, '-fps_mode', 'passthrough', ...branch.output(own));
      });
      const splits = branches.map((_, at) => `[s${at}]`).join('');
      if (branches.length > 1) graph.unshift(`[0:${index}]split=${branches.length}${splits}`);
      return ['-filter_complex', graph.join(';'), ...outputs];
    },
  };
}

function everyFrame({ needs }: VideoPlan, thresholds: ContentThresholds): Branch[] {
  const { blackPictureShare: pictureShare, blackPixelLuma: pixelLuma } = thresholds;
  const filters = [
    ...(needs.has('black') ? [blackdetect.ask({ pictureShare, pixelLuma })] : []),
    ...(needs.has('freeze')
      ? [freezedetect.ask({ noiseDb: thresholds.freezeNoiseDb, minSec: thresholds.freezeMinSec })]
      : []),
    ...(needs.has('interlace') ? [idet.ask()] : []),
    ...(needs.has('bars') ? [cropdetect.ask({ limit: thresholds.barLimit })] : []),
    ...(needs.has('scene_cuts') ? [scdet.ask()] : []),
  ];
  if (filters.length === 0) return [];
  return [
    {
      pipes: ['frames'],
      filters: ([pipe = '']) => [...filters, metadataPrint.askVideo(pipe)].join(','),
      output: toNothing,
    },
  ];
}

function sampled({ needs, stream }: VideoPlan): Branch[] {
  if (!needs.has('quality')) return [];
  const { name } = pixelFormat(stream);
  // blockdetect and blurdetect can do 8 bits alone and would have the picture converted ahead of the others
  const keepDepth = name !== null && /^yuv4(20|22|44)p(9|10|12|14|16)(le|be)$/.test(name) ? [`format=${name}`] : [];
  const filters = [
    oneFrameASecond.ask(),
    ...keepDepth,
    ...[signalstats.ask(), entropy.ask()],
    ...middle.ask(stream.width ?? 0, stream.height ?? 0),
    ...[blockdetect.ask(), blurdetect.ask()],
  ];
  return [
    {
      pipes: ['samples_of_frames'],
      filters: ([pipe = '']) => [...filters, metadataPrint.askVideo(pipe)].join(','),
      output: toNothing,
    },
  ];
}

function levels({ needs, stream }: VideoPlan): Branch[] {
  if (!needs.has('levels')) return [];
  return [
    {
      pipes: ['levels', 'level_times'],
      filters: ([, times = '']) =>
        [oneFrameASecond.ask(), pickedPixels.ask(pickedFormat(stream)), metadataPrint.askTimes(times)].join(','),
      output: ([pixels = '']) => pickedPixels.output(pixels),
    },
  ];
}

function small({ needs, stream }: VideoPlan): Branch[] {
  if (!needs.has('flash') && !needs.has('scene_cuts') && !needs.has('picture_level')) return [];
  return [
    {
      pipes: ['thumbnails', 'thumbnail_times'],
      filters: ([, times = '']) =>
        [thumbnails.ask(thumbnailFormat, pixelFormat(stream).isRgb), metadataPrint.askTimes(times)].join(','),
      output: ([pixels = '']) => thumbnails.output(pixels),
    },
  ];
}
