import type { VideoStream } from '@app/ffmpeg';
import type { Flash, FlashResult } from '../content-results';
import type { FlashTimeline } from '../content-timeline';
import { noCells, type SampledCells } from '../pictures/sampled-cells';
import { CellLight } from './cell-light';
import { FlashKindDetector } from './flash-kind';

/** ITU-R BT.1702: a change of at least 20 cd/m² of which the darker end lies below 160 cd/m². */
const luminanceStep = 20;
const darkerBelow = 160;
/** Above that, where only a high dynamic range picture has room: the contrast of both figures, (180 − 160) / (180 + 160). */
const brightContrast = 1 / 17;
/** W3C WCAG 2.2: a change of the weighed red by more than 20, either end a saturated red. */
const redStep = 20;

/** Flashes that may harm photosensitive viewers, by ITU-R BT.1702, on the light of a reference display. */
export class FlashDetector {
  private readonly light: CellLight;
  private readonly luminance: FlashKindDetector;
  private readonly red: FlashKindDetector;

  constructor(
    cells: number,
    private readonly stream: Pick<VideoStream, 'index' | 'color' | 'height'>,
  ) {
    this.light = new CellLight(cells, stream);
    const hdr = stream.color.transfer === 'smpte2084' || stream.color.transfer === 'arib-std-b67';
    const counts = (darker: number, lighter: number) =>
      darker < darkerBelow || (hdr && (lighter - darker) / (lighter + darker) >= brightContrast);
    this.luminance = new FlashKindDetector(cells, { least: luminanceStep, counts }, stream.index);
    this.red = new FlashKindDetector(
      cells,
      { least: redStep, counts: (less, more) => more - less > redStep },
      stream.index,
    );
  }

  /** @param picture 8 bits, narrow range */
  takePicture(picture: SampledCells, timeSec: number, frameSec: number): void {
    this.light.read(picture.colours, picture);
    this.luminance.take(this.light.luminance, picture, timeSec, frameSec);
    // most films have no saturated red at all
    this.red.take(this.light.red, this.light.hasSeenRed ? picture : noCells, timeSec, frameSec);
  }

  /** Opposing changes a second, of each kind. */
  get series(): FlashTimeline {
    const { index } = this.stream;
    return { luminance: this.luminance.series.result(index), red: this.red.series.result(index) };
  }

  result(endSec: number): Flash {
    const luminance = this.luminance.result(endSec);
    const red = this.red.result(endSec);
    const results = [luminance.result, red.result];
    const result: FlashResult = results.includes('fail') ? 'fail' : results.includes('warning') ? 'warning' : 'pass';
    return { result, luminance, red };
  }
}
