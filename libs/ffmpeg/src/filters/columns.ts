export interface ColumnsFormat {
  /** How many columns are picked. */
  count: number;
  /** Every row of the picture. */
  height: number;
}

/**
 * Filter `scale` by picking columns: every row of the picture, but few pixels of each, as 8-bit grey. Errors that run along a
 * line are all there, at next to no cost.
 */
export const columns = {
  ask: ({ count, height }: ColumnsFormat): string => `scale=${count}:${height}:flags=neighbor,format=gray`,
  output: (pipe: string): string[] => ['-f', 'rawvideo', pipe],
  frameBytes: ({ count, height }: ColumnsFormat): number => count * height,
};
