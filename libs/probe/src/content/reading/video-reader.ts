import { MetadataReader, RawFrames, thumbnails, pickedPixels } from '@app/ffmpeg';
import type { ContentResults, ContentTimeline } from '../content-results';
import { BarsDetector } from '../detectors/bars';
import { BlackDetector } from '../detectors/black';
import { FreezeDetector } from '../detectors/freeze';
import { InterlaceDetector } from '../detectors/interlace';
import { LevelsDetector } from '../detectors/levels';
import { PictureLevelDetector } from '../detectors/picture-level';
import { PictureQualityDetector } from '../detectors/picture-quality';
import { SceneCutDetector } from '../detectors/scene-cuts';
import { FlashDetector } from '../flash/flash-detector';
import { pickedFormat, thumbnailFormat } from '../graph/video-chain';
import { namedWeights } from '../matrix';
import type { PipeKind, VideoPlan } from '../plan-graph';
import type { ContentThresholds } from '../thresholds';
import { FrameClock } from './frame-clock';
import { TimedPictures } from './timed-pictures';

type VideoResults = Pick<
  ContentResults,
  | 'black' | 'freeze' | 'scene_cuts' | 'totals' | 'letterbox' | 'pillarbox' | 'interlace' | 'levels' | 'block' | 'blur'
  | 'noise' | 'entropy' | 'flash' | 'picture_level_percent'
>; // prettier-ignore

/** Everything that is read of the video: the pipes' consumers, and the detectors behind them. */
export class VideoReader {
  private readonly black: BlackDetector | null;
  private readonly freeze: FreezeDetector | null;
  private readonly interlace: InterlaceDetector | null;
  private readonly bars: BarsDetector | null;
  private readonly cuts: SceneCutDetector | null;
  private readonly quality: PictureQualityDetector | null;
  private readonly levels: LevelsDetector | null;
  private readonly flash: FlashDetector | null;
  private readonly pictureLevel: PictureLevelDetector | null;
  private readonly frameClock: FrameClock;
  private readonly pictureClock: FrameClock;
  private readonly readers: MetadataReader[] = [];
  private samples = 0;
  private lastSample: number | null = null;

  constructor(
    private readonly plan: VideoPlan,
    thresholds: ContentThresholds,
  ) {
    const { stream, needs } = plan;
    const { index } = stream;
    const step = stream.frame_rate === null ? null : 1 / stream.frame_rate.value;
    this.frameClock = new FrameClock(step);
    this.pictureClock = new FrameClock(step);
    this.black = needs.has('black') ? new BlackDetector(index, thresholds.blackMinSec) : null;
    this.freeze = needs.has('freeze') ? new FreezeDetector(index, thresholds.freezeMinSec) : null;
    this.interlace = needs.has('interlace') ? new InterlaceDetector() : null;
    this.bars = needs.has('bars') ? new BarsDetector(stream) : null;
    this.cuts = needs.has('scene_cuts') ? new SceneCutDetector(thresholds.sceneCutScore) : null;
    this.quality = needs.has('quality') ? new PictureQualityDetector() : null;
    this.levels = needs.has('levels')
      ? new LevelsDetector(index, namedWeights(stream), thresholds.levelsMaxPercent)
      : null;
    const cells = thumbnailFormat.width * thumbnailFormat.height;
    this.flash = needs.has('flash') ? new FlashDetector(cells, stream) : null;
    this.pictureLevel = needs.has('picture_level') ? new PictureLevelDetector(this.pictureClock.stepSec) : null;
    this.timedThumbnails = new TimedPictures((picture, timeSec) => this.takeThumbnail(picture, timeSec));
    this.timedLevels = new TimedPictures((picture, timeSec) => {
      this.samples += 1;
      this.lastSample = timeSec;
      this.levels?.takePicture(picture, timeSec);
    });
  }

  private readonly timedThumbnails: TimedPictures;
  private readonly timedLevels: TimedPictures;

  /** What takes the bytes of one of the planned pipes. */
  consumer(kind: Exclude<PipeKind, 'audio'>): (chunk: Buffer) => void {
    switch (kind) {
      case 'frames':
        return this.metadata((frame) => {
          const timeSec = this.frameClock.take(frame.timeSec);
          this.black?.take(frame);
          this.freeze?.take(frame);
          this.interlace?.take(frame);
          this.bars?.take(frame);
          this.cuts?.take(frame, timeSec);
        });
      case 'samples_of_frames':
        return this.metadata((frame) => {
          this.lastSample = Math.max(this.lastSample ?? 0, frame.timeSec ?? 0);
          this.quality?.take(frame, this.lastSample);
        });
      case 'levels':
        return new RawFrames(pickedPixels.frameBytes(pickedFormat(this.plan.stream)), this.timedLevels.picture).push;
      case 'level_times':
        return this.metadata((frame) => this.timedLevels.time(frame.timeSec ?? 0));
      case 'thumbnails':
        return new RawFrames(thumbnails.frameBytes(thumbnailFormat), this.timedThumbnails.picture).push;
      case 'thumbnail_times':
        return this.metadata((frame) => this.timedThumbnails.time(this.pictureClock.take(frame.timeSec)));
    }
  }

  /** Once the run is over, however it ended: hands on what is still held. */
  close(): void {
    for (const reader of this.readers) reader.end();
  }

  /** Frames that were seen; null when only samples of them were looked at. */
  get frames(): number | null {
    return Math.max(this.frameClock.frames, this.pictureClock.frames) || null;
  }

  get sampledFrames(): number {
    return Math.max(this.quality?.frames ?? 0, this.samples);
  }

  /** Null when no frame came. */
  get endSec(): number | null {
    const ends = [this.frameClock.endSec, this.pictureClock.endSec].filter((end) => end !== null);
    if (ends.length > 0) return Math.max(...ends);
    // where only samples were looked at, each stands for the second that follows it
    if (this.lastSample === null) return null;
    return Math.min(this.lastSample + 1, this.plan.stream.duration_sec ?? Number.POSITIVE_INFINITY);
  }

  results(): VideoResults {
    const end = this.endSec ?? 0;
    this.black?.log.end(end);
    this.freeze?.log.end(end);
    const bars = this.bars?.result() ?? null;
    const cuts = this.cuts?.result();
    return {
      black: this.black?.log.list ?? null,
      freeze: this.freeze?.log.list ?? null,
      scene_cuts: cuts?.cuts ?? null,
      totals: {
        ...(this.black ? { black: this.black.log.total } : {}),
        ...(this.freeze ? { freeze: this.freeze.log.total } : {}),
        ...(cuts ? { scene_cuts: cuts.total } : {}),
      },
      letterbox: bars?.letterbox ?? null,
      pillarbox: bars?.pillarbox ?? null,
      interlace: this.interlace?.result(this.plan.stream.scan) ?? null,
      levels: this.levels?.result(end, this.quality?.outOfRange ?? null) ?? null,
      block: this.quality?.block.result() ?? null,
      blur: this.quality?.blur.result() ?? null,
      noise: this.quality?.noise.result() ?? null,
      entropy: this.quality?.entropy.result() ?? null,
      flash: this.frames !== null ? (this.flash?.result(end) ?? null) : null,
      picture_level_percent: this.pictureLevel?.spread.result() ?? null,
    };
  }

  get pictureLevelSeries(): ContentTimeline['picture_level_percent'] {
    return this.pictureLevel?.series.result(this.plan.stream.index) ?? null;
  }

  private takeThumbnail(picture: Buffer, timeSec: number): void {
    this.flash?.takePicture(picture, timeSec, this.pictureClock.stepSec);
    this.cuts?.takePicture(picture, timeSec);
    this.pictureLevel?.takePicture(picture, timeSec);
  }

  private metadata(take: ConstructorParameters<typeof MetadataReader>[0]): (chunk: Buffer) => void {
    const reader = new MetadataReader(take);
    this.readers.push(reader);
    return reader.push;
  }
}
