import { PictureLevelDetector } from '../detectors/picture-level';
import type { SceneCutDetector } from '../detectors/scene-cuts';
import { TestPicturesDetector } from '../detectors/test-pictures';
import { FlashDetector } from '../flash/flash-detector';
import { thumbnailFormat } from '../graph/thumbnail-format';
import { SampledCells } from '../pictures/sampled-cells';
import type { VideoPlan } from '../plan-graph';

/** What looks at a small picture of every frame. */
export class PictureDetectors {
  readonly flash: FlashDetector | null;
  readonly level: PictureLevelDetector | null;
  readonly tests: TestPicturesDetector | null;
  private readonly cells = new SampledCells(thumbnailFormat);

  constructor(
    { stream, needs }: VideoPlan,
    frameSec: number,
    private readonly cuts: SceneCutDetector | null,
  ) {
    this.flash = needs.has('flash') ? new FlashDetector(this.cells.size, stream) : null;
    this.level = needs.has('picture_level') ? new PictureLevelDetector(frameSec) : null;
    this.tests = needs.has('test_pictures') ? new TestPicturesDetector(stream.index) : null;
  }

  take(picture: Buffer, timeSec: number, frameSec: number): void {
    const { cells } = this;
    if (this.flash !== null || this.cuts !== null) cells.take(picture);
    this.flash?.takePicture(cells, timeSec, frameSec);
    this.cuts?.takeColour(cells.chromaSteps, cells.size, timeSec);
    this.level?.takePicture(picture, timeSec);
    this.tests?.take(picture, timeSec);
  }
}
