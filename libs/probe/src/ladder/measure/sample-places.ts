export const defaultSegments = 5;

/** Which of `count` segments are looked at: the first, the last, and evenly spread ones between; all of them for `all`. */
export function samplePlaces(count: number, most: number | 'all'): number[] {
  if (most === 'all' || count <= most) return Array.from({ length: count }, (_, place) => place);
  if (most === 1) return [0];
  return Array.from({ length: most }, (_, n) => Math.round((n * (count - 1)) / (most - 1)));
}
