import { type NotedFrame, noted } from './metadata-reader';

/** Filter `signalstats` with tout; each of its statistics costs. It prints nothing by itself: it needs `metadata=print`. */
export const signalstats = {
  ask: (): string => 'signalstats=stat=tout',
  /** Share of pixels unlike their neighbours, 0 to 1: noise, drop-outs. */
  temporalOutliers: (frame: NotedFrame): number | null => noted(frame, 'lavfi.signalstats.TOUT'),
};
