import { cropdetect, type NotedFrame, type VideoStream } from '@app/ffmpeg';
import type { Bars } from '../content-results';

/** A bar thinner than this share of its side is the edge of the picture. */
const thinnest = 0.01;
/** Two bars are of one height, but for so much of the side; and the picture ends there in so many of the frames. */
const unevenness = 0.02;
const steadyShare = 0.5;
/** An edge stands where at least this share of the frames reach: one bright speck in a bar does not move it. */
const reachedBy = 0.02;
/** Text in one bar, as of subtitles, hides its edge: where it is as high as the other one in so many of the frames, it is a bar. */
const textlessShare = 0.2;

/** Black bars that stand all the time, from the edges of every frame that is not black. */
export class BarsDetector {
  private readonly left = new EdgeCounts();
  private readonly right = new EdgeCounts();
  private readonly top = new EdgeCounts();
  private readonly bottom = new EdgeCounts();
  private frames = 0;

  constructor(private readonly stream: Pick<VideoStream, 'width' | 'height' | 'rotation_deg'>) {}

  take(frame: NotedFrame): void {
    const edges = cropdetect.read(frame);
    if (edges === null) return;
    this.frames += 1;
    this.left.add(edges.left);
    this.top.add(edges.top);
    // counted from the far side, so that smaller is further out for all four
    this.right.add((this.stream.width ?? 0) - 1 - edges.right);
    this.bottom.add((this.stream.height ?? 0) - 1 - edges.bottom);
  }

  /** Null when no frame had a picture. */
  result(): { letterbox: Bars; pillarbox: Bars } | null {
    const { width, height, rotation_deg: rotation } = this.stream;
    if (this.frames === 0 || width === null || height === null) return null;
    const least = Math.max(1, Math.ceil(this.frames * reachedBy));
    const across = this.pair(this.left, this.right, width, least);
    const down = this.pair(this.top, this.bottom, height, least);
    const [left, right, top, bottom] = [across.first, across.second, down.first, down.second];
    const active = { x: left, y: top, width: width - left - right, height: height - top - bottom };
    const bars = ({ first, second, steady }: Pair, side: number): Bars => ({
      present: steady && Math.min(first, second) >= thinnestOf(side) && isEven(first, second, side),
      first_px: first,
      second_px: second,
      active,
    });
    const [rows, columns] = [bars(down, height), bars(across, width)];
    // turned by a quarter, the coded rows are what is shown as columns
    const turned = rotation === 90 || rotation === 270;
    return turned ? { letterbox: columns, pillarbox: rows } : { letterbox: rows, pillarbox: columns };
  }

  /** The two edges of one direction; where text reaches beyond one of them, it is as far in as the other. */
  private pair(one: EdgeCounts, other: EdgeCounts, side: number, least: number): Pair {
    const [first, second] = [one.reached(least), other.reached(least)];
    // a dark picture has black borders too, but they move
    const stands = (edge: EdgeCounts, at: number, share: number) => edge.near(at) >= this.frames * share;
    const steady = stands(one, first, steadyShare) && stands(other, second, steadyShare);
    if (isEven(first, second, side)) return { first, second, steady };
    const [inner, outer] = first > second ? [one, other] : [other, one];
    const at = Math.max(first, second);
    const isBar = at >= thinnestOf(side) && stands(inner, at, steadyShare) && stands(outer, at, textlessShare);
    return isBar ? { first: at, second: at, steady: true } : { first, second, steady };
  }
}

interface Pair {
  first: number;
  second: number;
  steady: boolean;
}

const thinnestOf = (side: number): number => Math.max(2, side * thinnest);

function isEven(first: number, second: number, side: number): boolean {
  return Math.abs(first - second) <= Math.max(2, side * unevenness);
}

class EdgeCounts {
  private readonly counts = new Map<number, number>();

  add(distance: number): void {
    const at = Math.max(0, distance);
    this.counts.set(at, (this.counts.get(at) ?? 0) + 1);
  }

  /** Frames that end within two pixels of a distance. */
  near(distance: number): number {
    let frames = 0;
    for (const [at, count] of this.counts) if (Math.abs(at - distance) <= 2) frames += count;
    return frames;
  }

  /** Distance from the border that at least so many frames reach or pass. */
  reached(least: number): number {
    let frames = 0;
    for (const [distance, count] of [...this.counts].sort(([a], [b]) => a - b)) {
      frames += count;
      if (frames >= least) return distance;
    }
    return 0;
  }
}
