import type { Gop } from '../media-info';
import { round } from '../read-value';
import type { KeyframeFacts } from './packet-facts';

const MAX_TIMES = 2_000;

/**
 * Keyframe times and the lengths of the groups between them, in frames as they are shown and in seconds: what an open group's keyframe
 * is decoded ahead of is shown before it, and so belongs to the group before.
 */
export class Keyframes {
  private count = 0;
  private times: number[] = [];
  private stride = 1;
  private openedAt: number | null = null;
  private openFrames = 0;
  /** The group before the open one, which may still gain frames. */
  private held: { frames: number; lengthSec: number | null } | null = null;
  private finished = 0;
  private frames = 0;
  private minFrames = Number.POSITIVE_INFINITY;
  private maxFrames = 0;
  private seconds = 0;
  private timed = 0;
  private maxSeconds = 0;
  private leading = 0;

  add(keyframe: boolean, timeSec: number | null): void {
    if (keyframe) {
      if (this.count > 0) this.close(timeSec);
      this.remember(timeSec);
      this.count += 1;
      this.openedAt = timeSec;
      this.openFrames = 0;
    }
    // the first keyframe has nothing before it to lean on
    if (this.held !== null && timeSec !== null && this.openedAt !== null && timeSec < this.openedAt) {
      this.leading += 1;
      this.held.frames += 1;
    } else if (this.count > 0) this.openFrames += 1;
  }

  /** Nothing but keyframes: sound, and intra-only pictures. */
  get everyPacket(): boolean {
    this.settle();
    return this.count > 0 && this.finished > 0 && this.maxFrames === 1;
  }

  keyframes(): KeyframeFacts {
    return { count: this.count, times_sec: this.times, stride: this.stride, leading_count: this.leading };
  }

  /** `endSec`: the end of the stream, for a stream of one group. */
  gop(endSec: number | null): Gop | null {
    this.settle();
    if (this.count === 0) return null;
    if (this.finished === 0) {
      const length = this.openedAt !== null && endSec !== null ? round(endSec - this.openedAt) : null;
      const frames = this.openFrames;
      const one = { mean_frames: frames, min_frames: frames, max_frames: frames };
      return { ...one, mean_sec: length, max_sec: length, regular: null, closed: null };
    }
    return {
      mean_frames: round(this.frames / this.finished, 3),
      min_frames: this.minFrames,
      max_frames: this.maxFrames,
      mean_sec: this.timed > 0 ? round(this.seconds / this.timed) : null,
      max_sec: this.timed > 0 ? round(this.maxSeconds) : null,
      regular: this.finished < 2 ? null : this.minFrames === this.maxFrames,
      closed: null,
    };
  }

  private close(timeSec: number | null): void {
    this.settle();
    const lengthSec = timeSec !== null && this.openedAt !== null ? timeSec - this.openedAt : null;
    this.held = { frames: this.openFrames, lengthSec };
  }

  /** Nothing more comes for the group that was held. */
  private settle(): void {
    if (this.held === null) return;
    const { frames, lengthSec } = this.held;
    this.held = null;
    this.finished += 1;
    this.frames += frames;
    this.minFrames = Math.min(this.minFrames, frames);
    this.maxFrames = Math.max(this.maxFrames, frames);
    if (lengthSec === null || lengthSec <= 0) return;
    this.seconds += lengthSec;
    this.timed += 1;
    this.maxSeconds = Math.max(this.maxSeconds, lengthSec);
  }

  private remember(timeSec: number | null): void {
    if (timeSec === null || this.count % this.stride !== 0) return;
    if (this.times.length >= MAX_TIMES) {
      this.times = this.times.filter((_, i) => i % 2 === 0);
      this.stride *= 2;
      if (this.count % this.stride !== 0) return;
    }
    this.times.push(round(timeSec));
  }
}
