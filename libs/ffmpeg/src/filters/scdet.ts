import { type NotedFrame, noted } from './metadata-reader';

/** Filter `scdet`: change of the luma from frame to frame, 0 to 100. It does not see a cut between colours of one luma. */
export const scdet = {
  // the note of a cut (lavfi.scd.time) is not used: the score is judged by the caller
  ask: (): string => 'scdet=t=100',
  /** `change` is the mean difference to the frame before, per cent of the code range; 0 for the same picture again. */
  read: (frame: NotedFrame): { score: number; change: number | null } | null => {
    const score = noted(frame, 'lavfi.scd.score');
    return score === null ? null : { score, change: noted(frame, 'lavfi.scd.mafd') };
  },
};
