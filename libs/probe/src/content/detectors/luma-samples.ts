import { pictureMemory } from '@app/ffmpeg';
import type { Spread, StuckPixels } from '../content-results';
import { bandedShare } from '../luma/banding';
import { blockiness } from '../luma/blockiness';
import { spatialInformation, temporalInformation } from '../luma/complexity';
import type { LumaPicture } from '../luma/luma-picture';
import { middleOf } from '../luma/luma-picture';
import { noiseLevel } from '../luma/noise';
import { outlierShare } from '../luma/outliers';
import { StuckPixelFinder } from '../luma/stuck-pixels';
import type { VideoNeed } from '../needs';
import { SpreadMeter } from '../reading/spread';

export interface LumaResults {
  block: Spread | null;
  noise: Spread | null;
  noise_level: Spread | null;
  banding: Spread | null;
  spatial_complexity: Spread | null;
  temporal_complexity: Spread | null;
  stuck_pixels: StuckPixels | null;
}

/** What is read from the undiminished luma of pairs of frames, one pair a second. */
export class LumaSamplesDetector {
  private readonly blocks = new SpreadMeter();
  private readonly outliers = new SpreadMeter();
  private readonly noise = new SpreadMeter();
  private readonly banding = new SpreadMeter();
  private readonly spatial = new SpreadMeter();
  private readonly temporal = new SpreadMeter();
  private readonly stuck: StuckPixelFinder | null;
  private first: LumaPicture | null = null;
  /** Memory of the middles of both pictures of a pair. */
  private readonly middles: LumaPicture[] = [];
  private taken = 0;

  constructor(private readonly needs: ReadonlySet<VideoNeed>) {
    this.stuck = needs.has('stuck_pixels') ? new StuckPixelFinder() : null;
  }

  /** Frames come in pairs; what looks at one takes the first. @param picture valid until the call returns */
  take(picture: LumaPicture, timeSec: number): void {
    const { needs } = this;
    const isFirst = this.taken % 2 === 0;
    this.taken += 1;
    const place = isFirst ? 0 : 1;
    const middle = middleOf(picture, this.middles[place] ?? null);
    this.middles[place] = middle;
    if (!isFirst) {
      if (this.first !== null) this.temporal.add(timeSec, temporalInformation(this.first, middle));
      this.first = null;
      return;
    }
    if (needs.has('blocks')) this.blocks.add(timeSec, blockiness(middle));
    if (needs.has('noise')) {
      this.noise.add(timeSec, noiseLevel(middle));
      this.outliers.add(timeSec, outlierShare(middle));
    }
    if (needs.has('banding')) this.banding.add(timeSec, bandedShare(middle));
    if (needs.has('complexity')) {
      this.spatial.add(timeSec, spatialInformation(middle));
      this.first = middle;
    }
    this.stuck?.take(picture);
  }

  /** No more pictures will come: their memory is others'. */
  close(): void {
    for (const { samples } of this.middles.splice(0)) pictureMemory.give(samples);
    this.first = null;
    this.stuck?.close();
  }

  result(): LumaResults {
    return {
      block: this.blocks.result(),
      noise: this.outliers.result(),
      noise_level: this.noise.result(),
      banding: this.banding.result(),
      spatial_complexity: this.spatial.result(),
      temporal_complexity: this.temporal.result(),
      stuck_pixels: this.stuck?.result() ?? null,
    };
  }
}
