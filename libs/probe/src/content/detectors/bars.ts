import { cropdetect, type NotedFrame, type VideoStream } from '@app/ffmpeg';
import type { Bars } from '../content-results';

/** A bar thinner than this share of its side is the edge of the picture. */
const thinnest = 0.01;
/** Two bars are of one height, but for so much of the side; and the picture ends there in so many of the frames. */
const unevenness = 0.02;
const steadyShare = 0.5;
/** An edge stands where at least this share of the frames reach: one bright speck in a bar does not move it. */
const reachedBy = 0.02;

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
    const [left, right, top, bottom] = [this.left, this.right, this.top, this.bottom].map((edge) =>
      edge.reached(least),
    );
    if (left === undefined || right === undefined || top === undefined || bottom === undefined) return null;
    const active = { x: left, y: top, width: width - left - right, height: height - top - bottom };
    const bars = (first: number, second: number, side: number, steady: boolean): Bars => ({
      present:
        steady &&
        Math.min(first, second) >= Math.max(2, side * thinnest) &&
        Math.abs(first - second) <= Math.max(2, side * unevenness),
      first_px: first,
      second_px: second,
      active,
    });
    const stands = (edge: EdgeCounts, at: number) => edge.near(at) >= this.frames * steadyShare;
    // a dark picture has black borders too, but they move
    const rows = bars(top, bottom, height, stands(this.top, top) && stands(this.bottom, bottom));
    const columns = bars(left, right, width, stands(this.left, left) && stands(this.right, right));
    // turned by a quarter, the coded rows are what is shown as columns
    const turned = rotation === 90 || rotation === 270;
    return turned ? { letterbox: columns, pillarbox: rows } : { letterbox: rows, pillarbox: columns };
  }
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
