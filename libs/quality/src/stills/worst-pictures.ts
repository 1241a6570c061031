import { OBJECT_STORE, type ObjectStore } from '@app/storage';
import { Inject, Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { planPictures } from '../compare/picture-plan';
import { ComparisonRepository } from '../comparison.repository';
import { capabilityMissing, comparisonNotFound, pictureSizeUnknown } from '../errors';
import { SideOpener } from '../open-side';
import { howToGetLibvmaf } from '../quality-abilities';
import { QualityTools } from '../quality-tools';
import { jpegsIn } from './jpegs-in';
import { stillLimits } from './still-limits';
import { worstGraph } from './worst-graph';
import { worstPicturesKey } from './worst-pictures-key';

export interface PicturedFrame {
  /** number of the compared frame */
  n: number;
  /** JPEG, at most 640 pixels wide */
  reference: Buffer;
  distorted: Buffer;
  /** four times as strong */
  difference: Buffer;
}

type WantedFrame = { n: number; reference_frame: number; distorted_frame: number };
type Stored = { n: number; pictures: string[] }[];

/** Small pictures of a comparison's worst frames: made in one decode when they are first wanted, and kept with it. */
@Injectable()
export class WorstPictures {
  constructor(
    private readonly comparisons: ComparisonRepository,
    private readonly sides: SideOpener,
    private readonly tools: QualityTools,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  /**
   * In the order of `frames`.
   * @throws AppError COMPARISON_NOT_FOUND, CAPABILITY_MISSING, PICTURE_SIZE_UNKNOWN, and those of media that can't be opened any more
   */
  async provide(comparisonId: string, frames: readonly WantedFrame[], signal: AbortSignal): Promise<PicturedFrame[]> {
    if (frames.length === 0) return [];
    const key = worstPicturesKey(comparisonId);
    const kept = await this.kept(key);
    const wanted = frames.map(({ n }) => kept.find((frame) => frame.n === n));
    if (wanted.every((frame) => frame !== undefined)) return wanted.map(pictured);
    const made = await this.make(comparisonId, frames, signal);
    await this.store.put(key, Readable.from([Buffer.from(JSON.stringify(made))]));
    // it may have been deleted meanwhile, and nobody would come by again
    if (!(await this.comparisons.find('everything', comparisonId))) await this.store.delete(key);
    return frames.flatMap(({ n }) => made.filter((frame) => frame.n === n).map(pictured));
  }

  private async kept(key: string): Promise<Stored> {
    if ((await this.store.sizeBytes(key)) === null) return [];
    return JSON.parse((await buffer(await this.store.get(key))).toString('utf8')) as Stored;
  }

  private async make(comparisonId: string, frames: readonly WantedFrame[], signal: AbortSignal): Promise<Stored> {
    const { ffmpeg } = this.tools;
    if (!ffmpeg)
      throw capabilityMissing({ capability: 'A picture', reason: 'There is no ffmpeg.', how: howToGetLibvmaf });
    const comparison = await this.comparisons.find('everything', comparisonId);
    if (!comparison) throw comparisonNotFound({ id: comparisonId });
    const inOrder = [...frames].sort((a, b) => a.reference_frame - b.reference_frame);
    const named = {
      reference: { input: comparison.referenceInput, view: comparison.reference },
      distorted: { input: comparison.distortedInput, view: comparison.distorted },
    };
    return this.sides.open(named, signal, async ({ reference, distorted }) => {
      const plan = planPictures(
        reference.video,
        distorted.video,
        comparison.options.scaling,
        comparison.alignment?.deinterlaced,
      );
      if (!plan) throw pictureSizeUnknown({});
      const places = inOrder.map((frame) => ({ reference: frame.reference_frame, distorted: frame.distorted_frame }));
      const graph = worstGraph(places, { reference: reference.video.index, distorted: distorted.video.index }, plan);
      const { stdout } = await ffmpeg.run({
        inputs: [{ input: reference.input }, { input: distorted.input }],
        signal,
        limits: stillLimits,
        output: () => [
          ...['-filter_complex', graph, '-map', '[out]', '-frames:v', String(3 * frames.length)],
          ...['-c:v', 'mjpeg', '-q:v', '4', '-fps_mode', 'passthrough', '-f', 'image2pipe', 'pipe:1'],
        ],
      });
      const pictures = jpegsIn(stdout).map((jpeg) => jpeg.toString('base64'));
      return inOrder
        .map(({ n }, at) => ({ n, pictures: pictures.slice(3 * at, 3 * at + 3) }))
        .filter((frame) => frame.pictures.length === 3);
    });
  }
}

function pictured({ n, pictures }: Stored[number]): PicturedFrame {
  const [reference, distorted, difference] = pictures.map((picture) => Buffer.from(picture, 'base64'));
  const none = Buffer.alloc(0);
  return { n, reference: reference ?? none, distorted: distorted ?? none, difference: difference ?? none };
}
