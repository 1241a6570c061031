import type { VideoStream } from '@app/ffmpeg';
import type { ScalingMethod } from '../comparison-documents';
import type { PictureSize } from '../metrics/metric';
import { fieldChain, type FieldMatch, fieldWords, noFields } from './match-fields';

type Side = Pick<
  VideoStream,
  'width' | 'height' | 'rotation_deg' | 'pixel_format' | 'chroma_subsampling' | 'bit_depth' | 'color'
>;
type Range = 'tv' | 'pc';

/** What both sides are turned into before they are measured. */
export interface PicturePlan {
  size: PictureSize;
  /** ffmpeg's name; always planar YUV. */
  pixelFormat: string;
  /** Largest sample value. */
  peak: number;
  fields: FieldMatch;
  /** Filters of each side ahead of everything else, ending in a comma; empty without any. */
  before: { reference: string; distorted: string };
  /** Filters of each side. */
  reference: string;
  distorted: string;
  scaled: boolean;
  rangeMatched: boolean;
  /** What is converted, in words. */
  conversions: string[];
}

const subsamplings: Record<string, string> = { '4:2:0': 'yuv420p', '4:2:2': 'yuv422p', '4:4:4': 'yuv444p' };
/** Matrices as filter `scale` names them; others are left as they are. */
const matrices: Record<string, string> = {
  bt709: 'bt709', bt470bg: 'bt601', smpte170m: 'bt601', smpte240m: 'smpte240m', fcc: 'fcc', bt2020nc: 'bt2020', bt2020c: 'bt2020',
}; // prettier-ignore

/**
 * Brings the distorted side to the reference's size (bicubic by default), pixel format, range and matrix, as VMAF and the literature expect it; both are
 * measured in pixels as they are shown, after rotation and whatever their pixel aspect. Null when a size is unknown.
 */
export function planPictures(
  reference: Side,
  distorted: Side,
  scaling: ScalingMethod = 'bicubic',
  fields: FieldMatch = noFields,
): PicturePlan | null {
  const size = shownSize(reference);
  const other = shownSize(distorted);
  if (!size || !other) return null;
  const { pixelFormat, bits } = measuredFormat(reference);
  const ranges = { reference: rangeOf(reference), distorted: rangeOf(distorted) };
  const target = isRgb(reference) ? 'tv' : ranges.reference;
  const matrix = { reference: matrixOf(reference), distorted: matrixOf(distorted) };
  const convertsMatrix =
    matrix.reference !== null && matrix.distorted !== null && matrix.reference !== matrix.distorted;
  const scaled = size.width !== other.width || size.height !== other.height;
  // a reference in RGB is turned into limited range by being turned into YUV
  const rangeMatched = ranges.distorted !== target;
  const chain = (from: Range, extra = '') =>
    `scale=${size.width}:${size.height}:flags=${scaling}:in_range=${from}:out_range=${target}${extra},format=${pixelFormat},setsar=1`;
  return {
    size,
    pixelFormat,
    peak: 2 ** bits - 1,
    fields,
    before: { reference: fieldChain(fields.reference), distorted: fieldChain(fields.distorted) },
    reference: chain(ranges.reference),
    distorted: chain(
      ranges.distorted,
      convertsMatrix ? `:in_color_matrix=${matrix.distorted}:out_color_matrix=${matrix.reference}` : '',
    ),
    scaled,
    rangeMatched,
    conversions: [
      ...fieldWords(fields),
      ...(scaled
        ? [`distorted scaled from ${other.width}x${other.height} to ${size.width}x${size.height}, ${scaling}`]
        : []),
      ...converted('distorted', distorted.pixel_format, pixelFormat),
      ...converted('reference', reference.pixel_format, pixelFormat),
      ...(rangeMatched ? [`distorted range converted from ${ranges.distorted} to ${target}`] : []),
      ...(convertsMatrix ? [`distorted matrix converted from ${matrix.distorted} to ${matrix.reference}`] : []),
      ...turned('reference', reference),
      ...turned('distorted', distorted),
    ],
  };
}

/** The reference's own format where libvmaf takes it, else the next finer one. */
function measuredFormat(reference: Side): { pixelFormat: string; bits: number } {
  const depth = reference.bit_depth ?? 8;
  const bits = depth <= 8 ? 8 : depth <= 10 ? 10 : depth <= 12 ? 12 : 16;
  const planes = subsamplings[reference.chroma_subsampling ?? ''] ?? (isRgb(reference) ? 'yuv444p' : 'yuv420p');
  return { pixelFormat: bits === 8 ? planes : `${planes}${bits}le`, bits };
}

/** Turned as it is shown; null where unknown. */
export function shownSize({
  width,
  height,
  rotation_deg: rotation,
}: Pick<Side, 'width' | 'height' | 'rotation_deg'>): PictureSize | null {
  if (width === null || height === null) return null;
  return rotation === 90 || rotation === 270 ? { width: height, height: width } : { width, height };
}

/** YUV without a flag is limited; RGB is full. */
function rangeOf({ color, pixel_format: format }: Side): Range {
  if (color.range === 'pc' || color.range === 'tv') return color.range;
  return /^yuvj|^gray|^ya|^pal/.test(format ?? '') || isRgb({ pixel_format: format }) ? 'pc' : 'tv';
}

function matrixOf({ color }: Side): string | null {
  return color.matrix === null ? null : (matrices[color.matrix] ?? null);
}

function isRgb({ pixel_format: format }: Pick<Side, 'pixel_format'>): boolean {
  return /rgb|bgr|^gbr|^x2|^0/.test(format ?? '');
}

function converted(side: string, from: string | null, to: string): string[] {
  return from === null || from === to || from.replace(/^yuvj/, 'yuv') === to
    ? []
    : [`${side} converted from ${from} to ${to}`];
}

function turned(side: string, { rotation_deg: rotation }: Side): string[] {
  return rotation ? [`${side} turned by ${rotation}° as it is shown`] : [];
}
