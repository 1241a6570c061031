import { type NotedFrame, noted } from './metadata-reader';

/** Filter `blockdetect`: strength of a regular grid of edges; no unit, it grows with picture size. 8-bit formats alone. */
export const blockdetect = {
  ask: (): string => 'blockdetect',
  read: (frame: NotedFrame): number | null => noted(frame, 'lavfi.block'),
};
