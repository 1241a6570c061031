import type { Alignment, PictureSizes, Sides } from './alignment';
import { pairOf } from './alignment';
import { type Displacement, displacementOf } from './displacement';
import { type Motion, motions } from './place-series';
import type { Reframing } from './reframing';
import { signatureHeight, signatureWidth } from './signatures';

/** Where the distorted picture lies in the reference's. */
export interface Placement {
  /** The part of the reference that the distorted picture shows, in pixels of the reference; beyond its edges where the distorted side has bars or is moved. */
  shows: { x: number; y: number; width: number; height: number };
  /** In words: what was done to the distorted picture. */
  words: string;
}

/**
 * A picture is at another place where it is moved, on average over the picture, by nearly a pixel of the coarser side: scalers differ by half a pixel, and those
 * that don't centre by three quarters.
 */
const misplaced = 0.85;
/** So many standard errors, and this share of what no encode explains: strong filters over time come to 18 on pictures without edges, coarse encodes to 16. */
const certain = { errors: 20, explained: 0.25 };
/** Where a window of the reference resembles the distorted picture clearly better, too. */
const confirmed = { errors: 6, explained: 0 };
/** Luma. Of less nothing is seen, and rounding may make it. */
const leastEffect = 0.15;
/** Sizes that are not known are taken for these. */
const usualSize = { width: 640, height: 360 };
/** What a search finds is true to so much: share of the picture, places of a signature. */
const searched = { scale: 0.01, shift: 0.2 };
/** An offset of a few pixels, so near to a whole number, is one. */
const wholePixel = { within: 0.2, upTo: 4 };

/**
 * Where the distorted picture lies, where that is certainly another place than the reference's; null where it is not.
 * @param looksReframed by another measure
 */
export function placementOf(
  sides: Sides,
  alignment: Pick<Alignment, 'pairing' | 'timeline'>,
  looksReframed: boolean,
): Placement | null {
  const enough = looksReframed ? confirmed : certain;
  const pairs = alignment.pairing.pairs.map((pair) => pairOf(pair, alignment.timeline));
  const sizes = sizesOf(sides);
  const shape = sizes.reference.height / signatureHeight / (sizes.reference.width / signatureWidth);
  const found = displacementOf(sides.reference, sides.distorted, pairs, shape);
  if (!found || found.effect < leastEffect || found.explained < enough.explained) return null;
  const coarser = {
    width: Math.min(sizes.reference.width, sizes.distorted.width),
    height: Math.min(sizes.reference.height, sizes.distorted.height),
  };
  const meant = meanMoves(found, coarser);
  const moves = (Object.keys(meant) as Motion[]).filter(
    (motion) => meant[motion] >= misplaced && Math.abs(found.by[motion]) > enough.errors * found.error[motion],
  );
  return moves.length > 0 ? placed(found.by, sizes.reference, moves) : null;
}

/** The same of a window that was found by search, in its steps. */
export function placementIn(sides: Sides, { width, height, x, y }: Reframing): Placement | null {
  const beyond = (value: number, step: number) => (Math.abs(value) > step ? value : 0);
  const by = {
    width: beyond(width - 1, searched.scale),
    height: beyond(height - 1, searched.scale),
    x: beyond(x, searched.shift),
    y: beyond(y, searched.shift),
    turn: 0,
  };
  const moves = motions.filter((motion) => by[motion] !== 0);
  return moves.length > 0 ? placed(by, sizesOf(sides).reference, moves) : null;
}

function sizesOf({ sizes }: Sides): PictureSizes {
  return sizes ?? { reference: usualSize, distorted: usualSize };
}

/** By how many pixels each of the motions moves the picture, root mean square over it. */
function meanMoves({ by }: Displacement, { width, height }: Size): Record<Motion, number> {
  const overEdges = 1 / Math.sqrt(3);
  return {
    x: Math.abs((by.x * width) / signatureWidth),
    y: Math.abs((by.y * height) / signatureHeight),
    width: Math.abs(by.width * (width / 2) * overEdges),
    height: Math.abs(by.height * (height / 2) * overEdges),
    turn: Math.abs((by.turn * Math.hypot(width, height)) / 2) * overEdges,
  };
}

interface Size {
  width: number;
  height: number;
}

/** @param moves what the picture is certainly moved by: of the rest nothing is said, but where a rectangle needs it */
function placed(by: Displacement['by'], size: Size, moves: readonly Motion[]): Placement | null {
  if (moves.includes('turn')) {
    const degrees = Math.abs((by.turn * 180) / Math.PI).toFixed(1);
    return { ...roughly(by, size), words: `distorted picture is turned by ${degrees}°` };
  }
  if (moves.includes('width') || moves.includes('height')) return roughly(by, size);
  const isMoved = (motion: Motion) => (moves.includes(motion) ? by[motion] : 0);
  const across = pixels((-isMoved('x') * size.width) / signatureWidth, 'right', 'left');
  const down = pixels((-isMoved('y') * size.height) / signatureHeight, 'down', 'up');
  const moved = [across, down].filter(({ count }) => count !== 0);
  // Of very small pictures a step of the search is less than a pixel.
  if (moved.length === 0) return null;
  return {
    shows: { x: -across.count, y: -down.count, ...size },
    words: `distorted picture is moved ${moved.map(({ words }) => words).join(' and ')}`,
  };
}

function pixels(exact: number, forward: string, back: string): { count: number; words: string } {
  const count = Math.round(exact);
  const isWhole = Math.abs(exact - count) < wholePixel.within && Math.abs(count) <= wholePixel.upTo;
  const about = isWhole ? '' : 'about ';
  return { count, words: `${about}${Math.abs(count)} px ${count > 0 ? forward : back}` };
}

/** A rectangle to about half a percent. */
function roughly(by: Pick<Displacement['by'], 'x' | 'y' | 'width' | 'height'>, size: Size): Placement {
  const [width, height] = [size.width * (1 + by.width), size.height * (1 + by.height)];
  const shows = {
    x: Math.round((size.width - width) / 2 + (by.x * size.width) / signatureWidth),
    y: Math.round((size.height - height) / 2 + (by.y * size.height) / signatureHeight),
    width: Math.round(width),
    height: Math.round(height),
  };
  const [wider, higher] = [by.width * size.width, by.height * size.height];
  const isSmaller = (Math.abs(wider) > Math.abs(higher) ? wider : higher) > 0;
  const part = `${shows.width}x${shows.height} at (${shows.x}, ${shows.y})`;
  return {
    shows,
    words: isSmaller
      ? `distorted picture holds the reference's ${size.width}x${size.height} smaller or with bars: it spans about ${part} of it`
      : `distorted picture shows about ${part} of the reference's ${size.width}x${size.height}`,
  };
}
