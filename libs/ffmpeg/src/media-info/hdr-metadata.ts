import type { ContentLight, MasteringDisplay } from './media-info';
import type { Mp4SampleEntry } from './mp4/mp4-facts';
import { asFraction, asPositive, round, type Dictionary } from './read-value';
import { findSideData } from './side-data';

type Point = readonly [number, number];

/** Red, green, blue of the displays pictures are mastered on, CIE 1931 x,y. */
const KNOWN_PRIMARIES: ReadonlyArray<readonly [string, readonly [Point, Point, Point]]> = [
  [
    'BT.709',
    [
      [0.64, 0.33],
      [0.3, 0.6],
      [0.15, 0.06],
    ],
  ],
  [
    'BT.2020',
    [
      [0.708, 0.292],
      [0.17, 0.797],
      [0.131, 0.046],
    ],
  ],
  [
    'DCI-P3',
    [
      [0.68, 0.32],
      [0.265, 0.69],
      [0.15, 0.06],
    ],
  ],
];
const D65: Point = [0.3127, 0.329];
/** No display was ever mastered on below this; SMPTE ST 2086 itself sets no floor (practice). */
const DIMMEST_MASTERING_CD_M2 = 50;

export interface StaticMetadata {
  masteringDisplay: MasteringDisplay | null;
  contentLight: ContentLight | null;
  /** Where each was found: "stream", "frame", "box". */
  masteringFrom: string | null;
  contentLightFrom: string | null;
  oddities: string[];
}

interface Source {
  from: string;
  list: unknown;
}

/** SMPTE ST 2086 and CTA-861.3 metadata: of the stream, else of the first frames, else of the boxes. */
export function readStaticMetadata(
  stream: Dictionary,
  frames: Dictionary[],
  entry: Mp4SampleEntry | null,
): StaticMetadata {
  const sources: Source[] = [
    { from: 'stream', list: stream['side_data_list'] },
    ...frames.map((frame) => ({ from: 'frame', list: frame['side_data_list'] })),
  ];
  const mastering = firstOf(sources, 'mastering display', readMastering) ?? fromBox(entry);
  const light = firstOf(sources, 'content light', readLight) ?? lightFromBox(entry);
  return {
    masteringDisplay: mastering?.value.display ?? null,
    contentLight: light?.value ?? null,
    masteringFrom: mastering?.from ?? null,
    contentLightFrom: light?.from ?? null,
    oddities: mastering?.value.oddities ?? [],
  };
}

function firstOf<T>(
  sources: Source[],
  type: string,
  read: (entry: Dictionary) => T | null,
): { from: string; value: T } | null {
  for (const { from, list } of sources) {
    for (const entry of findSideData(list, type)) {
      const value = read(entry);
      if (value !== null) return { from, value };
    }
  }
  return null;
}

interface Mastering {
  display: MasteringDisplay;
  oddities: string[];
}

function readMastering(entry: Dictionary): Mastering | null {
  const point = (name: string): Point | null => {
    const [x, y] = [asFraction(entry[`${name}_x`]), asFraction(entry[`${name}_y`])];
    return x === null || y === null ? null : [x, y];
  };
  const points = [point('red'), point('green'), point('blue')];
  const known = points.every((value) => value !== null) ? points : null;
  return mastering(
    known,
    point('white_point'),
    asPositive(asFraction(entry['max_luminance'])),
    asFraction(entry['min_luminance']),
  );
}

function fromBox(entry: Mp4SampleEntry | null): { from: string; value: Mastering } | null {
  const box = entry?.masteringDisplay;
  const value = box ? mastering([box.red, box.green, box.blue], null, asPositive(box.maxCdM2), box.minCdM2) : null;
  return value && { from: 'box', value };
}

function mastering(
  points: readonly Point[] | null,
  white: Point | null,
  max: number | null,
  min: number | null,
): Mastering | null {
  const named = points && namePrimaries(points, white);
  if (max === null && min === null && !named?.text) return null;
  const oddities = named?.swapped
    ? ['the mastering display names its primaries in another order than red, green, blue']
    : [];
  if (max !== null && max < DIMMEST_MASTERING_CD_M2) {
    oddities.push(`the mastering display's maximum of ${round(max, 4)} cd/m² is below any mastering display's`);
  }
  return { display: { max_cd_m2: rounded(max), min_cd_m2: rounded(min), primaries: named?.text ?? null }, oddities };
}

function namePrimaries(points: readonly Point[], white: Point | null): { text: string | null; swapped: boolean } {
  if (points.every(([x, y]) => x === 0 && y === 0)) return { text: null, swapped: false };
  for (const [name, primaries] of KNOWN_PRIMARIES) {
    const present = primaries.every((wanted) => points.some((found) => near(found, wanted)));
    if (!present) continue;
    const swapped = !primaries.every((wanted, i) => near(points[i] ?? [0, 0], wanted));
    return { text: name === 'DCI-P3' && white && near(white, D65) ? 'DCI-P3 D65' : name, swapped };
  }
  const text = points.map(([x, y], i) => `${'RGB'[i] ?? ''}(${x.toFixed(4)},${y.toFixed(4)})`).join(' ');
  return { text, swapped: false };
}

const near = (a: Point, b: Point): boolean => Math.abs(a[0] - b[0]) < 0.003 && Math.abs(a[1] - b[1]) < 0.003;
const rounded = (value: number | null): number | null => (value === null ? null : round(value, 4));

function readLight(entry: Dictionary): ContentLight | null {
  return light(asPositive(entry['max_content']), asPositive(entry['max_average']));
}

function lightFromBox(entry: Mp4SampleEntry | null): { from: string; value: ContentLight } | null {
  const box = entry?.contentLight;
  const value = box ? light(asPositive(box.maxCll), asPositive(box.maxFall)) : null;
  return value && { from: 'box', value };
}

// 0 and 0 is how an encoder says that nobody measured
function light(max_cll: number | null, max_fall: number | null): ContentLight | null {
  return max_cll === null && max_fall === null ? null : { max_cll, max_fall };
}
