import type { PicturePlan } from '../compare/picture-plan';
import type { StillSide } from './comparison-still.entity';

/** Differences are small: they are shown this many times as strong. */
const amplified = 4;
const strong = `clip(val*${amplified},0,255)`;
/** Of two inputs in planar RGB. */
export const strongDifference = `blend=all_mode=difference,lutrgb=r='${strong}':g='${strong}':b='${strong}'`;

/**
 * Graph and inputs of a picture of one compared frame, both sides in the reference's size. The difference is of each colour, amplified.
 * Filters select, scale, blend, lutrgb.
 */
export function stillGraph(
  side: StillSide,
  frames: { reference: number; distorted: number },
  streams: { reference: number; distorted: number },
  plan: PicturePlan,
): { inputs: ('reference' | 'distorted')[]; graph: string } {
  const chain = (input: number, which: 'reference' | 'distorted', format: string) =>
    `[${input}:${streams[which]}]${plan.before[which]}select='eq(n,${frames[which]})',setpts=0,${plan[which]},format=${format}`;
  if (side !== 'difference') return { inputs: [side], graph: `${chain(0, side, 'rgb24')}[out]` };
  return {
    inputs: ['reference', 'distorted'],
    graph: [
      `${chain(0, 'reference', 'gbrp')}[r]`,
      `${chain(1, 'distorted', 'gbrp')}[d]`,
      `[r][d]${strongDifference},format=rgb24[out]`,
    ].join(';'),
  };
}
