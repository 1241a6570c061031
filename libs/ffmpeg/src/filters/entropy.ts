import { type NotedFrame, noted } from './metadata-reader';

/** Filter `entropy`: how evenly the luma's code values are used; 0 is a plain picture, 1 all of them alike. */
export const entropy = {
  ask: (): string => 'entropy',
  read: (frame: NotedFrame): number | null => noted(frame, 'lavfi.entropy.normalized_entropy.normal.Y'),
};
