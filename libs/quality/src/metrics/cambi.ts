import type { Metric } from './metric';

/** libvmaf takes no pictures of which both sides are shorter (CAMBI_MIN_WIDTH_HEIGHT). */
const least = 216;

/** libvmaf's feature cambi: banding of the distorted side, 0 is none. */
export const cambi: Metric = {
  name: 'cambi',
  unit: 'score',
  definition: 'libvmaf feature cambi of the distorted side, mean of frames',
  higherIsBetter: false,
  filter: 'libvmaf',
  feature: 'name=cambi',
  columns: [{ name: 'cambi', key: 'cambi' }],
  refuses: ({ width, height }) =>
    Math.max(width, height) < least
      ? `cambi needs a picture at least ${least} wide or high; these are ${width}x${height}.`
      : null,
};
