declare module 'subset-font' {
  /** @returns the font with what these characters need alone, its axes pinned */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: { targetFormat: 'truetype'; variationAxes: Record<string, number> },
  ): Promise<Buffer>;
}
