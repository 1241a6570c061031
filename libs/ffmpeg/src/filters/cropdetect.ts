import { type NotedFrame, noted } from './metadata-reader';

/** First and last column and row that are not black, in coded pixels. */
export interface PictureEdges {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/**
 * Filter `cropdetect`, every frame for itself. `round` is the least it takes without doubling, and only shapes what is
 * not read here: 16, its default, reports wrong bars. `limit` is a share of full scale.
 */
export const cropdetect = {
  ask: ({ limit }: { limit: number }): string => `cropdetect=limit=${limit}:round=2:reset=1:skip=0`,
  /** Null for a frame that is black all over. */
  read: (frame: NotedFrame): PictureEdges | null => {
    const left = noted(frame, 'lavfi.cropdetect.x1');
    const right = noted(frame, 'lavfi.cropdetect.x2');
    const top = noted(frame, 'lavfi.cropdetect.y1');
    const bottom = noted(frame, 'lavfi.cropdetect.y2');
    if (left === null || right === null || top === null || bottom === null) return null;
    return right > left && bottom > top ? { left, right, top, bottom } : null;
  },
};
