import type { PicturePlan } from '../compare/picture-plan';
import { strongDifference } from './still-graph';

/** A page shows them side by side. */
const mostWidth = 640;

/** A frame of both sides, counted from 0. */
export interface FramePlace {
  reference: number;
  distorted: number;
}

/**
 * Graph of small pictures of several compared frames from one decode, in ascending order: of each its reference, its distorted side and their
 * difference, one after the other. Filters select, scale, blend, lutrgb, interleave.
 */
export function worstGraph(
  frames: readonly FramePlace[],
  streams: { reference: number; distorted: number },
  plan: PicturePlan,
): string {
  const chain = (input: number, which: 'reference' | 'distorted') => {
    const wanted = frames.map((frame) => `eq(n,${frame[which]})`).join('+');
    return `[${input}:${streams[which]}]${plan.before[which]}select='${wanted}',settb=1/1000,setpts=N,${plan[which]},format=gbrp,split`;
  };
  const small = (turn: number) =>
    `scale='min(${mostWidth},iw)':-2:flags=area:out_range=pc,format=yuvj420p,settb=1/1000,setpts=3*N+${turn}`;
  return [
    `${chain(0, 'reference')}[r1][r2]`,
    `${chain(1, 'distorted')}[d1][d2]`,
    `[r2][d2]${strongDifference},${small(2)}[x]`,
    `[r1]${small(0)}[r]`,
    `[d1]${small(1)}[d]`,
    '[r][d][x]interleave=nb_inputs=3[out]',
  ].join(';');
}
