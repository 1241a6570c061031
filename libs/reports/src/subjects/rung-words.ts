import type { ComparisonView, Rung } from '@app/quality';

/** The verdict of one encode, `measured` where no threshold was set, or what kept it from a score. */
export function resultOf(comparison: ComparisonView | undefined): string {
  if (!comparison || comparison.status !== 'completed') return comparison?.status ?? 'unknown';
  if (!comparison.validity?.valid) return 'not_evaluated';
  return comparison.verdict?.result ?? 'measured';
}

/** The file's name, and which rendition of it. */
export function shownName({ name, rendition }: { name: string; rendition?: string | null }): string {
  return rendition ? `${name}, ${rendition}` : name;
}

/** The picture's size in pixels. */
export function shownSize({ width, height }: Rung): string {
  return width && height ? `${width}×${height}` : 'size unknown';
}
