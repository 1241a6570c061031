import { type NotedFrame, scdet } from '@app/ffmpeg';
import type { SceneCut, Total } from '../content-results';
import { rounded } from '../reading/interval-log';

const longestList = 1_000;

/** Cuts by luma, which scdet sees, and by colour, which it does not: grey to red has no change of luma to speak of. */
export class SceneCutDetector {
  private readonly byLuma: SceneCut[] = [];
  private readonly byChroma: SceneCut[] = [];
  private count = 0;
  private frames = 0;
  private pictures = 0;
  private changeBefore = 0;

  constructor(private readonly threshold: number) {}

  take(frame: NotedFrame, timeSec: number): void {
    this.frames += 1;
    const note = scdet.read(frame);
    if (note !== null && note.score >= this.threshold)
      this.keep(this.byLuma, { timeSec, frame: this.frames, score: note.score }, 'luma');
  }

  /** @param steps sum of the steps of both colour differences against the picture before; @param cells how many were looked at */
  takeColour(steps: number, cells: number, timeSec: number): void {
    this.pictures += 1;
    // scdet's own measure, on the other two planes
    const change = (steps / (2 * cells)) * (100 / 256);
    const score = Math.min(change, Math.abs(change - this.changeBefore));
    this.changeBefore = change;
    if (score >= this.threshold) this.keep(this.byChroma, { timeSec, frame: this.pictures, score }, 'chroma');
  }

  result(): { cuts: SceneCut[]; total: Total } {
    const seen = new Set(this.byLuma.map(({ frame }) => frame));
    const also = this.byChroma.filter(({ frame }) => !seen.has(frame));
    const doubles = this.byChroma.length - also.length;
    const cuts = [...this.byLuma, ...also].sort((a, b) => a.frame - b.frame).slice(0, longestList);
    return { cuts, total: { count: this.count - doubles, seconds: 0 } };
  }

  private keep(
    list: SceneCut[],
    cut: { timeSec: number; frame: number; score: number },
    seenIn: SceneCut['seen_in'],
  ): void {
    this.count += 1;
    if (list.length >= longestList) return;
    list.push({
      time_sec: rounded(cut.timeSec),
      frame: cut.frame,
      score: Math.round(cut.score * 100) / 100,
      seen_in: seenIn,
    });
  }
}
