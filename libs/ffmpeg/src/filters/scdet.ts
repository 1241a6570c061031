import { type NotedFrame, noted } from './metadata-reader';

/** Filter `scdet`: change of the luma from frame to frame, 0 to 100. It does not see a cut between colours of one luma. */
export const scdet = {
  // the note of a cut (lavfi.scd.time) is not used: the score is judged by the caller
  ask: (): string => 'scdet=t=100',
  read: (frame: NotedFrame): { score: number } | null => {
    const score = noted(frame, 'lavfi.scd.score');
    return score === null ? null : { score };
  },
};
