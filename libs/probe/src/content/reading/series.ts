import type { TimelineSeries } from '../content-timeline';

const mostPoints = 1_000;

interface Point {
  sum: number;
  count: number;
  min: number;
  max: number;
}

/** A series of bounded length: when it is full, two points become one and each stands for twice the time. */
export class Series {
  private points: (Point | undefined)[] = [];

  constructor(private intervalSec: number) {}

  add(timeSec: number, value: number): void {
    this.addSpread(timeSec, { mean: value, min: value, max: value });
  }

  /** What has a spread of its own, such as the pixels of a frame. */
  addSpread(timeSec: number, { mean, min, max }: { mean: number; min: number; max: number }): void {
    let at = Math.max(0, Math.floor(timeSec / this.intervalSec + 1e-9));
    while (at >= mostPoints) {
      this.halve();
      at = Math.floor(timeSec / this.intervalSec + 1e-9);
    }
    const added = { sum: mean, count: 1, min, max };
    const point = this.points[at];
    this.points[at] = point ? merged(point, added) : added;
  }

  result(streamIndex: number): TimelineSeries {
    const points = Array.from(this.points);
    const values = (of: (point: Point) => number) =>
      points.map((point) => (point ? Math.round(of(point) * 1e3) / 1e3 : null));
    return {
      stream_index: streamIndex,
      interval_sec: this.intervalSec,
      mean: values(({ sum, count }) => sum / count),
      min: values(({ min }) => min),
      max: values(({ max }) => max),
    };
  }

  private halve(): void {
    const halved: (Point | undefined)[] = [];
    for (let at = 0; at < this.points.length; at += 2) {
      const [a, b] = [this.points[at], this.points[at + 1]];
      halved.push(a && b ? merged(a, b) : (a ?? b));
    }
    this.points = halved;
    this.intervalSec *= 2;
  }
}

function merged(a: Point, b: Point): Point {
  return { sum: a.sum + b.sum, count: a.count + b.count, min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) };
}
