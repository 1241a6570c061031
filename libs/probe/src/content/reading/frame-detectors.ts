import { type NotedFrame, scdet } from '@app/ffmpeg';
import { BarsDetector } from '../detectors/bars';
import { BlackDetector } from '../detectors/black';
import { FreezeDetector } from '../detectors/freeze';
import { InterlaceDetector } from '../detectors/interlace';
import { MissingFramesDetector } from '../detectors/missing-frames';
import { RepeatedFramesDetector } from '../detectors/repeated-frames';
import type { SceneCutDetector } from '../detectors/scene-cuts';
import type { VideoPlan } from '../plan-graph';
import type { ContentThresholds } from '../thresholds';

/** What looks at every frame through the notes of cheap filters. */
export class FrameDetectors {
  readonly black: BlackDetector | null;
  readonly freeze: FreezeDetector | null;
  readonly interlace: InterlaceDetector | null;
  readonly bars: BarsDetector | null;
  readonly repeated: RepeatedFramesDetector | null;
  readonly missing: MissingFramesDetector | null;

  constructor(
    { stream, needs }: VideoPlan,
    thresholds: ContentThresholds,
    private readonly cuts: SceneCutDetector | null,
  ) {
    const { index } = stream;
    const frameSec = stream.frame_rate === null ? null : 1 / stream.frame_rate.value;
    const usualSec = stream.average_frame_rate === null ? frameSec : 1 / stream.average_frame_rate.value;
    this.black = needs.has('black') ? new BlackDetector(index, thresholds.blackMinSec) : null;
    this.freeze = needs.has('freeze') ? new FreezeDetector(index, thresholds.freezeMinSec, usualSec) : null;
    this.interlace = needs.has('interlace') ? new InterlaceDetector() : null;
    this.bars = needs.has('bars') ? new BarsDetector(stream) : null;
    const longestRun = Math.max(1, Math.floor(thresholds.freezeMinSec / (frameSec ?? 0.04)));
    this.repeated = needs.has('repeated_frames') ? new RepeatedFramesDetector(longestRun) : null;
    this.missing = needs.has('missing_frames')
      ? new MissingFramesDetector(frameSec, stream.variable_frame_rate === true)
      : null;
  }

  take(frame: NotedFrame, timeSec: number): void {
    this.black?.take(frame);
    this.freeze?.take(frame, timeSec);
    this.bars?.take(frame);
    this.cuts?.take(frame, timeSec);
    this.repeated?.take(scdet.read(frame)?.change ?? null, timeSec);
    this.missing?.take(timeSec);
  }

  takeFields(frame: NotedFrame): void {
    this.interlace?.take(frame);
  }

  /** Closes what is open. */
  end(endSec: number): void {
    this.black?.log.end(endSec);
    this.freeze?.log.end(endSec);
  }
}
