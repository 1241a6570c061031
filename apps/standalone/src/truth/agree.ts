/** How an expected value and the one that was got are held against each other. */
export type Agreement = (expected: unknown, got: unknown, tolerance: number | null) => boolean;

const folded = (value: unknown): string =>
  String(value)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');

/** Numbers within the tolerance, else within the digits that were written; "a/b" is a number too. Anything else as words. */
export const same: Agreement = (expected, got, tolerance) => {
  const [wanted, found] = [numberOf(expected), numberOf(got)];
  if (wanted !== null && found !== null) {
    return Math.abs(wanted - found) <= (tolerance ?? writtenDigits(expected)) + 1e-9;
  }
  if (Array.isArray(got) && Array.isArray(expected))
    return expected.every((value) => got.some((other) => same(value, other, tolerance)));
  if (Array.isArray(got)) return got.some((value) => same(expected, value, tolerance));
  if (expected === null || got === null || typeof got === 'object') return expected === got;
  return folded(expected) === folded(got);
};

/** Sizes without their sign. */
export const sameSize: Agreement = (expected, got, tolerance) => same(absolute(expected), absolute(got), tolerance);

/** What was got is named in the words expected: "E-AC-3 (JOC/Atmos)" names eac3 and Dolby Atmos. */
export const named: Agreement = (expected, got) => {
  const words = folded(expected);
  const parts = (Array.isArray(got) ? got : [got]).filter((part) => part !== null && part !== undefined);
  return parts.length > 0 && parts.every((part) => wordsFor(folded(part)).some((word) => words.includes(word)));
};

/** Chapters by start, end and title; times in milliseconds. */
export const sameChapters: Agreement = (expected, got, tolerance) => {
  if (!Array.isArray(expected) || !Array.isArray(got) || expected.length !== got.length) return false;
  return expected.every((one: Record<string, unknown>, at) => {
    const other = got[at] as Record<string, unknown>;
    return Object.entries(one).every(([name, value]) => same(value, other[name], tolerance ?? 1));
  });
};

const ALSO: Readonly<Record<string, string[]>> = {
  dolbyatmos: ['atmos', 'joc'],
  hevc: ['h265'],
  h264: ['avc'],
  jpeg2000: ['j2k'],
  bt2020: ['rec2020'],
  smpte2084: ['pq'],
  aribstdb67: ['hlg'],
};
const wordsFor = (word: string): string[] => [word, ...(ALSO[word] ?? [])];
const absolute = (value: unknown): unknown => (typeof value === 'number' ? Math.abs(value) : value);

function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  const ratio = typeof value === 'string' ? /^(-?\d+(?:\.\d+)?)(?:\/(\d+))?$/.exec(value.trim()) : null;
  return ratio ? Number(ratio[1]) / Number(ratio[2] ?? 1) : null;
}

// 2.8028 was rounded to four digits by whoever wrote it; a ratio is exact
function writtenDigits(value: unknown): number {
  const digits = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  return digits === 0 ? 1e-6 * Math.max(1, Math.abs(numberOf(value) ?? 0)) : 0.5 * 10 ** -digits;
}
