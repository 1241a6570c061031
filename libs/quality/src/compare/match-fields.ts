import type { VideoStream } from '@app/ffmpeg';

/** Which field is shown first. */
export type Order = 'tff' | 'bff';
type Side = Pick<VideoStream, 'scan' | 'average_frame_rate' | 'frame_rate' | 'height' | 'width'>;

/** How a side's fields are turned into whole pictures before anything is counted or compared. */
export interface Deinterlacing {
  /** `field`: a picture of every field, twice the rate. `frame`: one of every frame. */
  pictures: 'field' | 'frame';
  order: Order;
}

/** Null leaves a side as it is. */
export interface FieldMatch {
  reference: Deinterlacing | null;
  distorted: Deinterlacing | null;
}

export const noFields: FieldMatch = { reference: null, distorted: null };

/** Rates this close to twice each other are fields against pictures. */
const sameRate = 0.02;

/**
 * Brings interlaced and progressive sides, or sides of different field order or size, to the same kind of picture. Sides whose fields lie
 * in the same lines are compared as they are: no deinterlacer is as true as none.
 * @param order of the fields as the pictures have them; null where a side shows whole pictures, whatever its flags say
 */
export function matchFields(
  { reference, distorted }: Record<'reference' | 'distorted', Side>,
  order: Record<'reference' | 'distorted', Order | null>,
): FieldMatch {
  if (order.reference === null && order.distorted === null) return noFields;
  if (order.reference !== null && order.distorted !== null) {
    const liesAlike = order.reference === order.distorted && reference.height === distorted.height;
    const both = (of: Order): Deinterlacing => ({ pictures: 'field', order: of });
    return liesAlike ? noFields : { reference: both(order.reference), distorted: both(order.distorted) };
  }
  if (order.reference !== null)
    return { ...noFields, reference: { pictures: picturesBeside(reference, distorted), order: order.reference } };
  return order.distorted === null
    ? noFields
    : { ...noFields, distorted: { pictures: picturesBeside(distorted, reference), order: order.distorted } };
}

/** Whether the other side has a picture for every field. */
function picturesBeside(interlaced: Side, other: Side): Deinterlacing['pictures'] {
  const [own, theirs] = [rateOf(interlaced), rateOf(other)];
  return own !== null && theirs !== null && Math.abs(theirs / own - 2) < 2 * sameRate ? 'field' : 'frame';
}

/** Filter chain ahead of everything else, ending in a comma; empty without one. Filter bwdif. */
export function fieldChain(deinterlacing: Deinterlacing | null): string {
  return deinterlacing ? `bwdif=mode=send_${deinterlacing.pictures}:parity=${deinterlacing.order}:deint=all,` : '';
}

/** Frames a second of a side as it is compared; null where unknown. */
export function comparedRate(video: Side, deinterlacing: Deinterlacing | null): number | null {
  const rate = rateOf(video);
  return rate !== null && deinterlacing?.pictures === 'field' ? rate * 2 : rate;
}

export function rateOf(video: Pick<Side, 'average_frame_rate' | 'frame_rate'>): number | null {
  return video.average_frame_rate?.value ?? video.frame_rate?.value ?? null;
}

/** What is done, in words. */
export function fieldWords({ reference, distorted }: FieldMatch): string[] {
  const said = (side: string, match: Deinterlacing | null) =>
    match ? [`${side} deinterlaced (bwdif, ${match.order}), a picture a ${match.pictures}`] : [];
  return [...said('reference', reference), ...said('distorted', distorted)];
}
