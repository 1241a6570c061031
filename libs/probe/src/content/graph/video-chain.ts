import {
  blackdetect,
  blurdetect,
  columns,
  cropdetect,
  entropy,
  freezedetect,
  idet,
  lumaPlane,
  metadataPrint,
  middle,
  oneFrameASecond,
  pairASecond,
  pickedDeepPixels,
  pickedPixels,
  scdet,
  showinfo,
  stillPicture,
  thumbnails,
} from '@app/ffmpeg';
import type { VideoPipe, VideoPlan } from '../plan-graph';
import type { ContentThresholds } from '../thresholds';
import { lumaNeeds } from '../needs';
import type { Chain } from './chain';
import { columnsFormat, lumaFormat, pixelFormat } from './stream-formats';
import { firstStills } from './still-format';
import { lightFormat, pickedFormat, thumbnailFormat } from './thumbnail-format';

interface Branch {
  pipes: VideoPipe[];
  /** Filters of the branch, given its pipes' names. */
  filters: (names: readonly string[]) => string;
  /** Its output, given the same; null for a branch of which the notes are all that is wanted. */
  output: ((names: readonly string[]) => string[]) | null;
}

const toNothing = (): string[] => ['-f', 'null', '-'];

/** One decode, split: cheap filters see every frame, costly ones one a second, a small picture goes out for flashes. */
export function videoChain(plan: VideoPlan, thresholds: ContentThresholds): Chain {
  const branches = [
    ...everyFrame(plan, thresholds),
    ...fields(plan),
    ...sampled(plan),
    ...levels(plan),
    ...luma(plan),
    ...light(plan),
    ...lines(plan),
    ...small(plan),
    ...stills(plan),
  ];
  const index = plan.stream.index;
  return {
    pipes: branches.flatMap(({ pipes }) => pipes.map((kind) => ({ kind, streamIndex: index }))),
    args: (names) => {
      let from = 0;
      const graph: string[] = [];
      const outputs: string[] = [];
      // a graph needs an output; any other is an encoder, a muxer and their threads for nothing
      const needsOutput = branches.every(({ output }) => output === null);
      branches.forEach((branch, at) => {
        const own = names.slice(from, from + branch.pipes.length);
        from += branch.pipes.length;
        const input = branches.length === 1 ? `[0:${index}]` : `[s${at}]`;
        const output = branch.output ?? (needsOutput && at === 0 ? toNothing : null);
        graph.push(`${input}${branch.filters(own)}${output === null ? ',nullsink' : `[v${at}]`}`);
        if (output !== null) outputs.push('-map', `[v${at}]`, '-fps_mode', 'passthrough', ...output(own));
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
    // what the decoder made of each packet, for the report
    showinfo.ask(),
    ...(needs.has('black') ? [blackdetect.ask({ pictureShare, pixelLuma })] : []),
    ...(needs.has('freeze')
      ? [freezedetect.ask({ noiseDb: thresholds.freezeNoiseDb, minSec: thresholds.freezeMinSec })]
      : []),
    ...(needs.has('bars') ? [cropdetect.ask({ limit: thresholds.barLimit })] : []),
    ...(needs.has('scene_cuts') || needs.has('repeated_frames') ? [scdet.ask()] : []),
  ];
  return [
    {
      pipes: ['frames'],
      filters: ([pipe = '']) => [...filters, metadataPrint.askVideo(pipe)].join(','),
      output: null,
    },
  ];
}

/** Of the middle of every line: idet takes a large part of all that is spent on every frame, and fields are alike all along a line. */
function fields({ needs, stream }: VideoPlan): Branch[] {
  if (!needs.has('interlace')) return [];
  const filters = [
    ...middle.askLines(stream.width ?? 0),
    lumaPlane.ask(stream.pixel_format),
    'format=gray',
    idet.ask(),
  ];
  return [
    {
      pipes: ['fields'],
      filters: ([pipe = '']) => [...filters, metadataPrint.askVideo(pipe)].join(','),
      output: null,
    },
  ];
}

function sampled({ needs, stream }: VideoPlan): Branch[] {
  if (!needs.has('quality')) return [];
  const { name } = pixelFormat(stream);
  // blurdetect can do 8 bits alone and would have the picture converted ahead of the entropy
  const keepDepth = name !== null && /^yuv4(20|22|44)p(9|10|12|14|16)(le|be)$/.test(name) ? [`format=${name}`] : [];
  const filters = [
    oneFrameASecond.ask(),
    ...keepDepth,
    entropy.ask(),
    ...middle.ask(stream.width ?? 0, stream.height ?? 0),
    blurdetect.ask(),
  ];
  return [
    {
      pipes: ['samples_of_frames'],
      filters: ([pipe = '']) => [...filters, metadataPrint.askVideo(pipe)].join(','),
      output: null,
    },
  ];
}

function levels({ needs, stream }: VideoPlan): Branch[] {
  if (!needs.has('levels')) return [];
  const filters = [oneFrameASecond.ask(), pickedPixels.ask(pickedFormat(stream))];
  return [rawBranch(['levels', 'level_times'], filters, pickedPixels.output)];
}

function luma({ needs, stream }: VideoPlan): Branch[] {
  if (!lumaNeeds.some((need) => needs.has(need))) return [];
  const { bitDepth } = lumaFormat(stream);
  const filters = [pairASecond.ask(), lumaPlane.ask(stream.pixel_format)];
  return [rawBranch(['luma', 'luma_times'], filters, (pipe) => lumaPlane.output(pipe, bitDepth))];
}

function light({ needs, stream }: VideoPlan): Branch[] {
  if (!needs.has('content_light')) return [];
  const filters = [oneFrameASecond.ask(), pickedDeepPixels.ask(lightFormat(stream))];
  return [rawBranch(['light', 'light_times'], filters, pickedDeepPixels.output)];
}

function lines({ needs, stream }: VideoPlan): Branch[] {
  if (!needs.has('line_errors')) return [];
  return [rawBranch(['lines', 'line_times'], [columns.ask(columnsFormat(stream))], columns.output)];
}

function small({ needs, stream }: VideoPlan): Branch[] {
  const wanted = ['flash', 'scene_cuts', 'picture_level', 'test_pictures'] as const;
  if (!wanted.some((need) => needs.has(need))) return [];
  const filters = [thumbnails.ask(thumbnailFormat, pixelFormat(stream).isRgb)];
  return [rawBranch(['thumbnails', 'thumbnail_times'], filters, thumbnails.output)];
}

/** Pictures for findings: what is taken along costs a fraction of a run that seeks each. */
function stills({ stills: format }: VideoPlan): Branch[] {
  if (format === null) return [];
  const filters = [oneFrameASecond.askFirst(firstStills), stillPicture.ask(format)];
  return [rawBranch(['stills', 'still_times'], filters, stillPicture.rawOutput)];
}

/** Raw pictures on one pipe, their times on another. */
function rawBranch(
  pipes: [VideoPipe, VideoPipe],
  filters: readonly string[],
  output: (pipe: string) => string[],
): Branch {
  return {
    pipes,
    filters: ([, times = '']) => [...filters, metadataPrint.askTimes(times)].join(','),
    output: ([pixels = '']) => output(pixels),
  };
}
