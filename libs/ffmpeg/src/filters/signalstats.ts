import { type NotedFrame, noted } from './metadata-reader';

export interface SignalNote {
  /** Mean luma in code values of `bitDepth`. */
  lumaMean: number | null;
  /** Bits a sample as the filter saw it: a neighbour that can do 8 alone lowers it. */
  bitDepth: number | null;
  /** Share of pixels unlike their neighbours, 0 to 1: noise, drop-outs. */
  temporalOutliers: number | null;
  /** Share of lines repeated from above, 0 to 1: analogue drop-out compensation. */
  verticalRepetition: number | null;
  /** Share of pixels with a component outside 16–235/240, 0 to 1. */
  outOfRange: number | null;
}

/** Filter `signalstats` with tout, vrep and brng. It prints nothing by itself: it needs `metadata=print`. */
export const signalstats = {
  ask: (): string => 'signalstats=stat=tout+vrep+brng',
  read: (frame: NotedFrame): SignalNote => ({
    lumaMean: noted(frame, 'lavfi.signalstats.YAVG'),
    bitDepth: noted(frame, 'lavfi.signalstats.YBITDEPTH'),
    temporalOutliers: noted(frame, 'lavfi.signalstats.TOUT'),
    verticalRepetition: noted(frame, 'lavfi.signalstats.VREP'),
    outOfRange: noted(frame, 'lavfi.signalstats.BRNG'),
  }),
};
