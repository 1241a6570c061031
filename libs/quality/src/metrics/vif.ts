import type { Metric } from './metric';

/** libvmaf's feature float_vif: visual information fidelity, luma; `debug` makes it write the figure over all four scales. */
export const vif: Metric = {
  name: 'vif',
  unit: 'index',
  definition: 'libvmaf feature float_vif, luma, all scales, mean of frames',
  higherIsBetter: true,
  filter: 'libvmaf',
  feature: 'name=float_vif\\:debug=true',
  columns: [
    { name: 'vif', key: 'vif' },
    { name: 'vif_scale0', key: 'vif_scale0' },
    { name: 'vif_scale1', key: 'vif_scale1' },
    { name: 'vif_scale2', key: 'vif_scale2' },
    { name: 'vif_scale3', key: 'vif_scale3' },
  ],
};
