import type { PictureSize } from '../metrics/metric';

/** A VMAF model libvmaf may have built in. */
export interface VmafModel {
  version: string;
  description: string;
  /** what libvmaf is asked for, where that is not just the version */
  option?: string;
}

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
];

/** A model as filter libvmaf takes it, escaped for a quoted option. */
export function modelOption(version: string): string {
  const known = vmafModels.find((model) => model.version === version);
  return (known?.option ?? `version=${version}`).replaceAll(':', String.raw`\:`);
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
