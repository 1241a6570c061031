import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One of the files a family comes in, with the characters it is for. */
export interface FontSlice {
  path: string;
  /** From and to, both in it. */
  ranges: [number, number][];
}

interface Family {
  /** Letters it is asked for first. */
  first: RegExp | null;
  /** Where it lies. */
  manifest: () => string;
}

/** Noto, in slices as browsers load them. Han characters have their Chinese forms; kana is in the same slices. */
const families: Family[] = [
  { first: null, manifest: () => require.resolve('@fontsource-variable/noto-sans/unicode.json') },
  {
    first: /\p{Script=Arabic}/u,
    manifest: () => require.resolve('@fontsource-variable/noto-sans-arabic/unicode.json'),
  },
  {
    first: /\p{Script=Hebrew}/u,
    manifest: () => require.resolve('@fontsource-variable/noto-sans-hebrew/unicode.json'),
  },
  { first: /\p{Script=Thai}/u, manifest: () => require.resolve('@fontsource-variable/noto-sans-thai/unicode.json') },
  { first: /\p{Script=Hangul}/u, manifest: () => require.resolve('@fontsource-variable/noto-sans-kr/unicode.json') },
  {
    first: /\p{Emoji_Presentation}/u,
    manifest: () => require.resolve('@fontsource-variable/noto-emoji/unicode.json'),
  },
  {
    first: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u,
    manifest: () => require.resolve('@fontsource-variable/noto-sans-sc/unicode.json'),
  },
];

/** Slices by the 32 characters they have some of: there are hundreds, and thousands of characters are asked for. */
type Shelves = Map<number, FontSlice[]>;

let read: { first: RegExp | null; shelves: Shelves }[] | null = null;

/** Where a character may be found, the likeliest first: what a slice is for is not always in it. */
export function slicesOf(character: string): FontSlice[] {
  read ??= families.map(({ first, manifest }) => ({ first, shelves: shelvesOf(slicesIn(manifest())) }));
  const code = character.codePointAt(0) ?? 0;
  const wanted = read.filter(({ first }) => first?.test(character));
  return [...wanted, ...read.filter((family) => !wanted.includes(family))].flatMap(({ shelves }) =>
    (shelves.get(code >> 5) ?? []).filter(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to)),
  );
}

function shelvesOf(slices: readonly FontSlice[]): Shelves {
  const shelves: Shelves = new Map();
  for (const slice of slices) {
    const kept = new Set<number>();
    for (const [from, to] of slice.ranges) for (let shelf = from >> 5; shelf <= to >> 5; shelf += 1) kept.add(shelf);
    for (const shelf of kept) shelves.set(shelf, [...(shelves.get(shelf) ?? []), slice]);
  }
  return shelves;
}

/** As stylesheets write them: `U+0370-0377,U+037A`. */
function slicesIn(manifest: string): FontSlice[] {
  const folder = dirname(manifest);
  const family = folder.slice(folder.lastIndexOf('noto-'));
  const slices = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>;
  return Object.entries(slices).map(([name, ranges]) => ({
    path: join(folder, 'files', `${family}-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`),
    ranges: ranges.split(',').map((range): [number, number] => {
      const [from = '', to = from] = range.replace('U+', '').split('-');
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
    }),
  }));
}
