declare module 'fontkit' {
  export interface Font {
    layout(text: string): unknown;
    /** Among them the one that stands for those that are missing. */
    numGlyphs: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
  }
  export function create(bytes: Uint8Array): Font;
}
