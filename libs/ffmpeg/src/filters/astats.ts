import { type NotedFrame, noted } from './metadata-reader';

export interface ChannelNote {
  /** Mean of the samples, −1 to 1. */
  dcOffset: number | null;
  /** dBFS; null for a block of zeros. */
  peakDb: number | null;
  rmsDb: number | null;
  /** How many samples in a row stay at the peak, 20·log10 of it. */
  flatFactorDb: number | null;
  /** Share of the samples at which the sign changes: twice the frequency of a tone over the sampling rate. */
  zeroCrossings: number | null;
}

/** Filter `astats`, reset every block: offset, peak, mean square and flat tops of each channel. */
export const astats = {
  ask: (): string =>
    // the window is that of levels that are not read: the shorter, the less is spent on them
    'astats=metadata=1:reset=1:length=0:measure_overall=Number_of_samples:measure_perchannel=DC_offset+Peak_level+RMS_level+Flat_factor+Zero_crossings_rate',
  /** Samples of the block, of one channel. */
  samples: (frame: NotedFrame): number | null => noted(frame, 'lavfi.astats.Overall.Number_of_samples'),
  read: (frame: NotedFrame, channel: number): ChannelNote => {
    const key = `lavfi.astats.${channel + 1}.`;
    return {
      dcOffset: noted(frame, `${key}DC_offset`),
      peakDb: noted(frame, `${key}Peak_level`),
      rmsDb: noted(frame, `${key}RMS_level`),
      flatFactorDb: noted(frame, `${key}Flat_factor`),
      zeroCrossings: noted(frame, `${key}Zero_crossings_rate`),
    };
  },
};
