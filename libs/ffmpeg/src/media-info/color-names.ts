/** ffmpeg's names of the ITU-T H.273 code points; 2 (unspecified) and reserved ones have none. */
const PRIMARIES: Readonly<Record<number, string>> = {
  1: 'bt709',
  4: 'bt470m',
  5: 'bt470bg',
  6: 'smpte170m',
  7: 'smpte240m',
  8: 'film',
  9: 'bt2020',
  10: 'smpte428',
  11: 'smpte431',
  12: 'smpte432',
  22: 'ebu3213',
};
const TRANSFER: Readonly<Record<number, string>> = {
  1: 'bt709',
  4: 'bt470m',
  5: 'bt470bg',
  6: 'smpte170m',
  7: 'smpte240m',
  8: 'linear',
  9: 'log100',
  10: 'log316',
  11: 'iec61966-2-4',
  12: 'bt1361e',
  13: 'iec61966-2-1',
  14: 'bt2020-10',
  15: 'bt2020-12',
  16: 'smpte2084',
  17: 'smpte428',
  18: 'arib-std-b67',
};
const MATRIX: Readonly<Record<number, string>> = {
  0: 'gbr',
  1: 'bt709',
  4: 'fcc',
  5: 'bt470bg',
  6: 'smpte170m',
  7: 'smpte240m',
  8: 'ycgco',
  9: 'bt2020nc',
  10: 'bt2020c',
  11: 'smpte2085',
  12: 'chroma-derived-nc',
  13: 'chroma-derived-c',
  14: 'ictcp',
};

export const primariesName = (code: number): string | null => PRIMARIES[code] ?? null;
export const transferName = (code: number): string | null => TRANSFER[code] ?? null;
export const matrixName = (code: number): string | null => MATRIX[code] ?? null;

/** The code point of a name, 2 (unspecified) when it has none. */
export function colorCode(of: 'primaries' | 'transfer' | 'matrix', name: string | null): number {
  const table = of === 'primaries' ? PRIMARIES : of === 'transfer' ? TRANSFER : MATRIX;
  const found = Object.entries(table).find(([, value]) => value === name);
  return found ? Number(found[0]) : 2;
}
