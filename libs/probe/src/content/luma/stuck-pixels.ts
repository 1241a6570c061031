import { pictureMemory } from '@app/ffmpeg';
import type { StuckPixels } from '../content-results';
import type { LumaPicture } from './luma-picture';

/** In 8-bit code values: how far a pixel stands out from all that touch it, and how alike those are. */
const outlier = 20;
const surround = 24;
/** It stands out in so much of what was seen, while what is around it changes by so much and it does not. */
const hitShare = 0.8;
const movingDeviation = 6;
const stillShare = 0.5;
const leastPictures = 4;
/** A picture with more outliers than this is noise; nothing is to be learned from it. */
const mostOutliers = 20_000;
const mostCandidates = 5_000;
const longestList = 100;

interface Candidate {
  /** In which it could be told. */
  pictures: number;
  hits: number;
  own: Moments;
  around: Moments;
}

/** Finds pixels that stand out at one position while the picture around them moves: dead, hot or stuck ones of a camera. */
export class StuckPixelFinder {
  private readonly candidates = new Map<number, Candidate>();
  /** Marks what stood out in the picture before. */
  private marks: Uint8Array = new Uint8Array(0);
  private before: readonly number[] = [];
  private pictures = 0;
  private width = 1;

  take(picture: LumaPicture): void {
    this.pictures += 1;
    this.width = picture.width;
    for (const [at, candidate] of this.candidates) follow(candidate, picture, at);
    const outliers = outliersOf(picture);
    if (this.marks.length !== picture.samples.length) {
      pictureMemory.give(this.marks);
      this.marks = pictureMemory.take(picture.samples.length).fill(0);
      this.before = [];
    }
    for (const at of outliers) {
      if (this.marks[at] !== 1 || this.candidates.has(at) || this.candidates.size >= mostCandidates) continue;
      const candidate = { pictures: 0, hits: 0, own: new Moments(), around: new Moments() };
      follow(candidate, picture, at);
      this.candidates.set(at, candidate);
    }
    for (const at of this.before) this.marks[at] = 0;
    for (const at of outliers) this.marks[at] = 1;
    this.before = outliers;
    for (const [at, { pictures, hits }] of this.candidates)
      if (pictures >= leastPictures && hits < pictures * stillShare) this.candidates.delete(at);
  }

  /** No more pictures will come: its memory is others'. */
  close(): void {
    pictureMemory.give(this.marks);
    this.marks = new Uint8Array(0);
  }

  /** Null when too few pictures were seen. */
  result(): StuckPixels | null {
    if (this.pictures < leastPictures + 1) return null;
    const stuck = [...this.candidates].filter(([, of]) => this.isStuck(of));
    const pixels = stuck.slice(0, longestList).map(([at, { pictures, hits, own }]) => ({
      x: at % this.width,
      y: Math.trunc(at / this.width),
      kind: own.mean > 128 ? ('hot' as const) : own.mean < 40 ? ('dead' as const) : ('stuck' as const),
      seen_share: Math.round((hits / pictures) * 1e3) / 1e3,
    }));
    return { count: stuck.length, pixels };
  }

  private isStuck({ pictures, hits, own, around }: Candidate): boolean {
    return (
      pictures >= Math.max(leastPictures - 1, this.pictures * hitShare * 0.5) &&
      hits >= pictures * hitShare &&
      around.deviation >= movingDeviation &&
      own.deviation <= around.deviation * stillShare
    );
  }
}

/** Mean and deviation of what comes by. */
class Moments {
  private sum = 0;
  private squares = 0;
  private count = 0;

  add(value: number): void {
    this.sum += value;
    this.squares += value * value;
    this.count += 1;
  }

  get mean(): number {
    return this.count === 0 ? 0 : this.sum / this.count;
  }

  get deviation(): number {
    return this.count === 0 ? 0 : Math.sqrt(Math.max(0, this.squares / this.count - this.mean ** 2));
  }
}

function follow(candidate: Candidate, { samples, width, scale }: LumaPicture, at: number): void {
  const around = surroundOf(samples, width, at);
  // among fine detail nothing can be told, neither way
  if (around.most - around.least > surround * scale) return;
  candidate.pictures += 1;
  if (standsOutOf(around, samples[at] ?? 0, outlier * scale)) candidate.hits += 1;
  candidate.own.add((samples[at] ?? 0) / scale);
  const beside =
    (samples[at - width] ?? 0) + (samples[at + width] ?? 0) + (samples[at - 1] ?? 0) + (samples[at + 1] ?? 0);
  candidate.around.add(beside / 4 / scale);
}

function outliersOf({ samples, width, height, scale }: LumaPicture): number[] {
  const found: number[] = [];
  const [step, alike] = [outlier * scale, surround * scale];
  for (let y = 1; y < height - 1; y++) {
    const end = (y + 1) * width - 1;
    let here = samples[y * width] ?? 0;
    for (let at = y * width + 1; at < end; at++) {
      // most pixels are like the one before them: that alone decides nearly always
      const before = here;
      here = samples[at] ?? 0;
      if (here - before < step && before - here < step) continue;
      if (!standsOut(samples, width, at, step, alike)) continue;
      found.push(at);
      if (found.length > mostOutliers) return [];
    }
  }
  return found;
}

interface Surround {
  least: number;
  most: number;
}

/** Whether a pixel is above, or below, all eight around it by `step`, and those lie within `alike` of each other. */
function standsOut(samples: Uint8Array | Uint16Array, width: number, at: number, step: number, alike: number): boolean {
  const here = samples[at] ?? 0;
  const above = here - (samples[at - width] ?? 0);
  // one neighbour that is like it decides nearly always
  if (above < step && -above < step) return false;
  const around = surroundOf(samples, width, at);
  return around.most - around.least <= alike && standsOutOf(around, here, step);
}

function standsOutOf({ least, most }: Surround, here: number, step: number): boolean {
  return here - most >= step || least - here >= step;
}

/** The least and the most of the eight pixels around one. */
function surroundOf(samples: Uint8Array | Uint16Array, width: number, at: number): Surround {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let row = at - width; row <= at + width; row += width) {
    for (let near = row - 1; near <= row + 1; near++) {
      if (near === at) continue;
      const value = samples[near] ?? 0;
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  return { least, most };
}
