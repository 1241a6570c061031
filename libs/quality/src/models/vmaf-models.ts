import type { PictureSize } from '../metrics/metric';

/** A VMAF model libvmaf may have built in. */
export interface VmafModel {
  version: string;
  description: string;
  /** what libvmaf is asked for, where that is not just the version */
  option?: string;
  /** libvmaf crashes where a side of the pictures is shorter than this many pixels (tried; its feature SpEED scales them down) */
  leastSide?: number;
  /** frames before and after one on which its figure depends; 1 without */
  around?: number;
}

/** Of the generation of 2026 (libvmaf's models_v1.md): it sees banding and chroma, and is another scale than that of v0.6.1. */
const v1 = (name: string, description: string, leastSide: number): VmafModel => ({
  version: `vmaf_v1.0.16_${name}`,
  description: `${description}; best measured of 10 bits`,
  leastSide,
  around: 4,
});

/** The models there are, by the versions libvmaf knows; which of them a build has is found out by trying (Netflix, libvmaf's models.md). */
export const vmafModels: readonly VmafModel[] = [
  { version: 'vmaf_v0.6.1', description: 'television at three picture heights, up to 1080p' },
  {
    version: 'vmaf_v0.6.1_phone',
    description: 'vmaf_v0.6.1 as a phone’s small screen shows it, which forgives more',
    option: 'version=vmaf_v0.6.1:enable_transform=true',
  },
  { version: 'vmaf_v0.6.1neg', description: 'the same without credit for enhancement (sharpening, contrast)' },
  { version: 'vmaf_4k_v0.6.1', description: '4K television at one and a half picture heights' },
  { version: 'vmaf_4k_v0.6.1neg', description: 'the same without credit for enhancement' },
  { version: 'vmaf_b_v0.6.3', description: 'bootstrapped, with a confidence interval of the score' },
  { version: 'vmaf_float_v0.6.1', description: 'vmaf_v0.6.1 in floating point' },
  { version: 'vmaf_float_v0.6.1neg', description: 'vmaf_v0.6.1neg in floating point' },
  v1('3d0h', 'VMAF v1: 1080p at three picture heights', 216),
  v1('5d0h', 'VMAF v1: a phone, five picture heights', 270),
  v1('1d5h_2160', 'VMAF v1: 4K at one and a half picture heights', 216),
  v1('3d0h_2160', 'VMAF v1: 4K at three picture heights, 0–110', 324),
  v1('hfr_3d0h', 'VMAF v1: 1080p at three picture heights, 50 to 60 frames a second', 216),
  v1('hfr_5d0h', 'VMAF v1: a phone, 50 to 60 frames a second', 270),
  v1('hfr_1d5h_2160', 'VMAF v1: 4K at one and a half picture heights, 50 to 60 frames a second', 216),
  v1('hfr_3d0h_2160', 'VMAF v1: 4K at three picture heights, 50 to 60 frames a second, 0–110', 324),
];

/** Models that a build has together or not at all: those of v1 come with libvmaf 3.2. */
export const modelFamilies: readonly (readonly VmafModel[])[] = [
  ...vmafModels.filter(({ version }) => !version.startsWith('vmaf_v1.')).map((model) => [model]),
  vmafModels.filter(({ version }) => version.startsWith('vmaf_v1.')),
];

/** A model as filter libvmaf takes it, escaped for a quoted option. */
export function modelOption(version: string): string {
  const known = vmafModels.find((model) => model.version === version);
  return (known?.option ?? `version=${version}`).replaceAll(':', String.raw`\:`);
}

/** Why pictures of this size can't be measured with a model; null when they can. */
export function tooSmallFor(version: string, { width, height }: PictureSize): string | null {
  const { leastSide = 0 } = vmafModels.find((model) => model.version === version) ?? {};
  return Math.min(width, height) < leastSide
    ? `${version} needs pictures at least ${leastSide} wide and high; these are ${width}x${height}.`
    : null;
}

/** Frames before and after one on which its figure depends, with or without a model. */
export function framesAround(version: string | null): number {
  return vmafModels.find((model) => model.version === version)?.around ?? 1;
}

export const defaultModel = 'vmaf_v0.6.1';
export const model4k = 'vmaf_4k_v0.6.1';
/** Taller or wider than these is judged as 4K: halfway to it (practice). */
const tallest = 1440;
const widest = 2560;

export interface ModelChoice {
  version: string;
  reason: string;
}

/** Which model to use and why, said so that a reader can object. @param asked the caller's choice, null for ours */
export function chooseModel(
  asked: string | null,
  size: PictureSize,
  hdr: boolean,
  available: readonly string[],
): ModelChoice {
  const choice = asked === null ? bySize(size, available) : { version: asked, reason: 'asked for' };
  return hdr
    ? { ...choice, reason: `${choice.reason}; no VMAF model is validated for HDR, read it as a tendency` }
    : choice;
}

function bySize({ width, height }: PictureSize, available: readonly string[]): ModelChoice {
  const shown = `${width}x${height}`;
  if (height <= tallest && width <= widest)
    return { version: defaultModel, reason: `the reference is ${shown}: the default model, for up to 1080p` };
  if (!available.includes(model4k))
    return { version: defaultModel, reason: `the reference is ${shown}, but this build has no 4K model` };
  return { version: model4k, reason: `the reference is ${shown}: the 4K model` };
}
