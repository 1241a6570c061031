import { PictureLevelDetector } from '../detectors/picture-level';
import type { SceneCutDetector } from '../detectors/scene-cuts';
import { TestPicturesDetector } from '../detectors/test-pictures';
import { FlashDetector } from '../flash/flash-detector';
import { thumbnailFormat } from '../graph/thumbnail-format';
import type { VideoPlan } from '../plan-graph';

/** What looks at a small picture of every frame. */
export class PictureDetectors {
  readonly flash: FlashDetector | null;
  readonly level: PictureLevelDetector | null;
  readonly tests: TestPicturesDetector | null;

  constructor(
    { stream, needs }: VideoPlan,
    frameSec: number,
    private readonly cuts: SceneCutDetector | null,
  ) {
    this.flash = needs.has('flash') ? new FlashDetector(thumbnailFormat.width * thumbnailFormat.height, stream) : null;
    this.level = needs.has('picture_level') ? new PictureLevelDetector(frameSec) : null;
    this.tests = needs.has('test_pictures') ? new TestPicturesDetector(stream.index) : null;
  }

  take(picture: Buffer, timeSec: number, frameSec: number): void {
    this.flash?.takePicture(picture, timeSec, frameSec);
    this.cuts?.takePicture(picture, timeSec);
    this.level?.takePicture(picture, timeSec);
    this.tests?.take(picture, timeSec);
  }
}
