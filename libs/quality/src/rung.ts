import type { ComparisonView } from './comparison-view';

/** Bit rate against quality of one distorted side. */
export interface Rung {
  comparison_id: string;
  /** of the source: a stranger's text */
  name: string;
  /** of a manifest: as in its ladder */
  rendition: string | null;
  width: number | null;
  height: number | null;
  /** of the picture, or of the whole file where the picture's own is unknown */
  bit_rate_bps: number | null;
  /** null while it is not finished */
  valid: boolean | null;
  /** mean of each metric */
  quality: Record<string, number | null>;
}

/** The rungs of several comparisons, the highest bit rate first; unknown ones last. */
export function rungsOf(comparisons: readonly ComparisonView[]): Rung[] {
  return comparisons.map(rungOf).sort((a, b) => (b.bit_rate_bps ?? -1) - (a.bit_rate_bps ?? -1));
}

function rungOf({ id, distorted, validity, metrics }: ComparisonView): Rung {
  return {
    comparison_id: id,
    name: distorted.name,
    rendition: distorted.rendition ?? null,
    width: distorted.picture?.width ?? null,
    height: distorted.picture?.height ?? null,
    bit_rate_bps: distorted.picture?.bit_rate_bps ?? null,
    valid: validity?.valid ?? null,
    quality: Object.fromEntries(Object.entries(metrics ?? {}).map(([name, { mean }]) => [name, mean])),
  };
}
