import { lumaPlane, type NotedFrame } from '@app/ffmpeg';
import { ContentLightDetector } from '../detectors/content-light';
import { LevelsDetector } from '../detectors/levels';
import { LumaSamplesDetector } from '../detectors/luma-samples';
import { PictureQualityDetector } from '../detectors/picture-quality';
import { lumaPicture } from '../luma/luma-picture';
import { namedWeights } from '../matrix';
import { lumaNeeds } from '../needs';
import type { VideoPlan } from '../plan-graph';
import type { ContentThresholds } from '../thresholds';

/** What looks at about one frame a second. */
export class SampleDetectors {
  readonly quality: PictureQualityDetector | null;
  readonly levels: LevelsDetector | null;
  readonly luma: LumaSamplesDetector | null;
  readonly light: ContentLightDetector | null;
  private readonly bitDepth: number;
  private readonly width: number;
  private readonly height: number;
  private samples = 0;
  private lumaSamples = 0;
  /** When the last sample was taken; null before the first. */
  lastSec: number | null = null;

  constructor({ stream, needs }: VideoPlan, thresholds: ContentThresholds) {
    this.quality = needs.has('quality') ? new PictureQualityDetector() : null;
    this.levels = needs.has('levels')
      ? new LevelsDetector(stream.index, namedWeights(stream), thresholds.levelsMaxPercent)
      : null;
    this.luma = lumaNeeds.some((need) => needs.has(need)) ? new LumaSamplesDetector(needs) : null;
    this.light = needs.has('content_light') ? new ContentLightDetector(stream) : null;
    this.bitDepth = lumaPlane.bitDepth(stream.pixel_format);
    this.width = stream.width ?? 0;
    this.height = stream.height ?? 0;
  }

  get frames(): number {
    return Math.max(this.quality?.frames ?? 0, this.samples, Math.ceil(this.lumaSamples / 2));
  }

  takeNotes(frame: NotedFrame): void {
    // its own time: other pipes may be further on
    const timeSec = frame.timeSec ?? this.lastSec ?? 0;
    this.at(timeSec);
    this.quality?.take(frame, timeSec);
  }

  takeLevels(picture: Buffer, timeSec: number): void {
    this.samples += 1;
    this.at(timeSec);
    this.levels?.takePicture(picture, timeSec);
  }

  takeLuma(bytes: Buffer, timeSec: number): void {
    this.lumaSamples += 1;
    this.at(timeSec);
    this.luma?.take(lumaPicture(bytes, this.width, this.height, this.bitDepth), timeSec);
  }

  takeLight(picture: Buffer, timeSec: number): void {
    this.samples += this.levels === null ? 1 : 0;
    this.at(timeSec);
    this.light?.takePicture(picture, timeSec);
  }

  private at(timeSec: number): void {
    this.lastSec = Math.max(this.lastSec ?? 0, timeSec);
  }
}
