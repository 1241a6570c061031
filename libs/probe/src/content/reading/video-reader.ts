import {
  columns,
  lumaPlane,
  MetadataReader,
  pickedDeepPixels,
  pickedPixels,
  RawFrames,
  stillPicture,
  thumbnails,
} from '@app/ffmpeg';
import type { ContentResults } from '../content-results';
import type { ContentTimeline } from '../content-timeline';
import { LineErrorDetector } from '../detectors/line-errors';
import { SceneCutDetector } from '../detectors/scene-cuts';
import { lightFormat, pickedFormat, thumbnailFormat } from '../graph/thumbnail-format';
import { columnsFormat, lumaFormat } from '../graph/stream-formats';
import type { VideoPipe, VideoPlan } from '../plan-graph';
import type { ContentThresholds } from '../thresholds';
import { FrameClock } from './frame-clock';
import { FrameDetectors } from './frame-detectors';
import { PictureDetectors } from './picture-detectors';
import { SampleDetectors } from './sample-detectors';
import { Stills } from './stills';
import { TimedPictures } from './timed-pictures';

type VideoResults = Omit<
  ContentResults,
  | 'coverage' | 'silence' | 'clipping' | 'loudness' | 'audio_groups' | 'phase' | 'dc_offset' | 'channel_peak_dbfs'
  | 'channel_frequency_hz' | 'test_tones' | 'dynamics'
>; // prettier-ignore

/** Everything that is read of the video: the pipes' consumers, and the detectors behind them. */
export class VideoReader {
  private readonly cuts: SceneCutDetector | null;
  private readonly lines: LineErrorDetector | null;
  private readonly every: FrameDetectors;
  private readonly pictures: PictureDetectors;
  private readonly sampled: SampleDetectors;
  private readonly frameClock: FrameClock;
  private readonly fieldClock: FrameClock;
  private readonly pictureClock: FrameClock;
  private readonly lineClock: FrameClock;
  private readonly readers: MetadataReader[] = [];
  private readonly frameCutters: RawFrames[] = [];
  /** Frames for the pictures of findings. */
  readonly stills: Stills;
  private readonly timed: Readonly<
    Record<'thumbnails' | 'levels' | 'luma' | 'light' | 'lines' | 'stills', TimedPictures>
  >;

  constructor(
    private readonly plan: VideoPlan,
    thresholds: ContentThresholds,
  ) {
    const { stream, needs } = plan;
    const step = stream.frame_rate === null ? null : 1 / stream.frame_rate.value;
    this.frameClock = new FrameClock(step);
    this.fieldClock = new FrameClock(step);
    this.pictureClock = new FrameClock(step);
    this.lineClock = new FrameClock(step);
    this.cuts = needs.has('scene_cuts') ? new SceneCutDetector(thresholds.sceneCutScore) : null;
    const { count, height } = columnsFormat(stream);
    this.lines = needs.has('line_errors') ? new LineErrorDetector(count, height) : null;
    this.every = new FrameDetectors(plan, thresholds, this.cuts);
    this.pictures = new PictureDetectors(plan, this.pictureClock.stepSec, this.cuts);
    this.sampled = new SampleDetectors(plan, thresholds);
    this.stills = new Stills(plan.stills);
    this.timed = {
      thumbnails: new TimedPictures((picture, time) => this.pictures.take(picture, time, this.pictureClock.stepSec)),
      levels: new TimedPictures((picture, time) => this.sampled.takeLevels(picture, time)),
      luma: new TimedPictures((picture, time) => this.sampled.takeLuma(picture, time)),
      light: new TimedPictures((picture, time) => this.sampled.takeLight(picture, time)),
      lines: new TimedPictures((picture, time) => this.lines?.take(picture, time)),
      stills: new TimedPictures((picture, time) => this.stills.take(picture, time)),
    };
  }

  /** What takes the bytes of one of the planned pipes. */
  consumer(kind: VideoPipe): (chunk: Buffer) => void {
    const { stream } = this.plan;
    const { timed } = this;
    switch (kind) {
      case 'frames':
        return this.metadata((frame) => this.every.take(frame, this.frameClock.take(frame.timeSec)));
      case 'fields':
        return this.metadata((frame) => {
          this.fieldClock.take(frame.timeSec);
          this.every.takeFields(frame);
        });
      case 'samples_of_frames':
        return this.metadata((frame) => this.sampled.takeNotes(frame));
      case 'levels':
        return this.raw(pickedPixels.frameBytes(pickedFormat(stream)), timed.levels.picture);
      case 'level_times':
        return this.metadata((frame) => timed.levels.time(frame.timeSec ?? 0));
      case 'luma':
        return this.raw(lumaPlane.frameBytes(lumaFormat(stream)), timed.luma.picture);
      case 'luma_times':
        return this.metadata((frame) => timed.luma.time(frame.timeSec ?? 0));
      case 'light':
        return this.raw(pickedDeepPixels.frameBytes(lightFormat(stream)), timed.light.picture);
      case 'light_times':
        return this.metadata((frame) => timed.light.time(frame.timeSec ?? 0));
      case 'lines':
        return this.raw(columns.frameBytes(columnsFormat(stream)), timed.lines.picture);
      case 'line_times':
        return this.metadata((frame) => timed.lines.time(this.lineClock.take(frame.timeSec)));
      case 'thumbnails':
        return this.raw(thumbnails.frameBytes(thumbnailFormat), timed.thumbnails.picture);
      case 'thumbnail_times':
        return this.metadata((frame) => timed.thumbnails.time(this.pictureClock.take(frame.timeSec)));
      case 'stills':
        return this.raw(stillPicture.frameBytes(this.plan.stills ?? noFormat), timed.stills.picture);
      case 'still_times':
        return this.metadata((frame) => timed.stills.time(frame.timeSec ?? 0));
    }
  }

  /** Once the run is over, however it ended: hands on what is still held. */
  close(): void {
    for (const reader of this.readers) reader.end();
    for (const cutter of this.frameCutters) cutter.close();
    for (const timed of Object.values(this.timed)) timed.close();
    this.sampled.luma?.close();
  }

  /** Frames that were seen; null when only samples of them were looked at. */
  get frames(): number | null {
    return Math.max(...this.clocks.map(({ frames }) => frames)) || null;
  }

  get sampledFrames(): number {
    return this.sampled.frames;
  }

  /** Null when no frame came. */
  get endSec(): number | null {
    const ends = this.clocks.map(({ endSec }) => endSec).filter((end) => end !== null);
    if (ends.length > 0) return Math.max(...ends);
    // where only samples were looked at, each stands for the second that follows it
    if (this.sampled.lastSec === null) return null;
    return Math.min(this.sampled.lastSec + 1, this.plan.stream.duration_sec ?? Number.POSITIVE_INFINITY);
  }

  results(): VideoResults {
    const end = this.endSec ?? 0;
    const { every, pictures, sampled } = this;
    every.end(end);
    const bars = every.bars?.result() ?? null;
    const cuts = this.cuts?.result();
    const tests = pictures.tests?.result(end) ?? null;
    const { quality } = sampled;
    return {
      black: every.black?.log.list ?? null,
      freeze: every.freeze?.log.list ?? null,
      scene_cuts: cuts?.cuts ?? null,
      totals: {
        ...(every.black ? { black: every.black.log.total } : {}),
        ...(every.freeze ? { freeze: every.freeze.log.total } : {}),
        ...(cuts ? { scene_cuts: cuts.total } : {}),
      },
      letterbox: bars?.letterbox ?? null,
      pillarbox: bars?.pillarbox ?? null,
      interlace: every.interlace?.result(this.plan.stream.scan) ?? null,
      repeated_frames: every.repeated?.result() ?? null,
      missing_frames: every.missing?.result() ?? null,
      line_errors: this.lines?.result() ?? null,
      levels: sampled.levels?.result(end) ?? null,
      blur: quality?.blur.result() ?? null,
      entropy: quality?.entropy.result() ?? null,
      ...(sampled.luma?.result() ?? noLuma),
      content_light: sampled.light?.result() ?? null,
      flash: this.frames !== null ? (pictures.flash?.result(end) ?? null) : null,
      picture_level_percent: pictures.level?.spread.result() ?? null,
      color_bars: tests?.bars ?? null,
      text_cards: tests?.cards ?? null,
    };
  }

  timeline(): Pick<ContentTimeline, 'picture_level_percent' | 'luma_code' | 'flash_changes_per_sec'> {
    const { index } = this.plan.stream;
    return {
      picture_level_percent: this.pictures.level?.series.result(index) ?? null,
      luma_code: this.sampled.levels?.lumaRange.result(index) ?? null,
      flash_changes_per_sec: this.pictures.flash?.series ?? null,
    };
  }

  private get clocks(): FrameClock[] {
    return [this.frameClock, this.fieldClock, this.pictureClock, this.lineClock];
  }

  private raw(frameBytes: number, take: (picture: Buffer) => void): (chunk: Buffer) => void {
    const cutter = new RawFrames(frameBytes, take);
    this.frameCutters.push(cutter);
    return cutter.push;
  }

  private metadata(take: ConstructorParameters<typeof MetadataReader>[0]): (chunk: Buffer) => void {
    const reader = new MetadataReader(take);
    this.readers.push(reader);
    return reader.push;
  }
}

const noFormat = { width: 2, height: 2 };

const noLuma = {
  block: null,
  noise: null,
  noise_level: null,
  banding: null,
  spatial_complexity: null,
  temporal_complexity: null,
  stuck_pixels: null,
};
