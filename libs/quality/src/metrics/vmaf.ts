import type { Metric } from './metric';

/** Netflix VMAF, 0..100. */
export const vmaf: Metric = {
  name: 'vmaf',
  unit: 'score',
  definition: 'libvmaf, mean of frames',
  higherIsBetter: true,
  filter: 'libvmaf',
  columns: [{ name: 'vmaf', key: 'vmaf' }],
};
