import { type NotedFrame, noted } from './metadata-reader';

/** Filter `blurdetect`: mean width of edges in pixels; null for a picture without edges. 8-bit formats alone. */
export const blurdetect = {
  ask: (): string => 'blurdetect',
  read: (frame: NotedFrame): number | null => noted(frame, 'lavfi.blur'),
};
