import { type MediaInfo, type MediaInput, MediaTools, normalize } from '@app/ffmpeg';
import { LocalCopies, type SourceInput, type SourceView } from '@app/media';
import { ComparableRenditions, isStream } from '@app/probe';
import { Injectable } from '@nestjs/common';
import type { ComparedSide } from './compare/comparer';
import { noVideo } from './errors';

const probeLimits = { timeoutMs: 60_000, cpuSeconds: 60, memoryBytes: 2 * 1024 ** 3 };

/** What a comparison remembers of one side. */
export interface NamedSide {
  input: SourceInput;
  view: SourceView;
}

/** A side that is open: it can be read as often as is needed. */
export interface OpenSide extends ComparedSide {
  /** Of the picture, or of the whole file where the picture's is unknown. */
  bitRateBps: number | null;
}

export interface BothSides<T> {
  reference: T;
  distorted: T;
}

/** From what a comparison remembers of its sides to files the tools can read more than once, with the facts of their best video. */
@Injectable()
export class SideOpener {
  constructor(
    private readonly copies: LocalCopies,
    private readonly tools: MediaTools,
    private readonly renditions: ComparableRenditions,
  ) {}

  /** Opens both sides while `use` runs. @throws AppError as LocalCopies and Ffprobe do, QUALITY_NO_VIDEO, and what `use` throws */
  async open<T>(
    { reference, distorted }: BothSides<NamedSide>,
    signal: AbortSignal,
    use: (sides: BothSides<OpenSide>) => Promise<T>,
  ): Promise<T> {
    return this.openOne('reference', reference, signal, (first) =>
      this.openOne('distorted', distorted, signal, (second) => use({ reference: first, distorted: second })),
    );
  }

  /** The same for one of them. */
  openOne<T>(
    side: 'reference' | 'distorted',
    { input: source, view }: NamedSide,
    signal: AbortSignal,
    use: (side: OpenSide) => Promise<T>,
  ): Promise<T> {
    const opened = async (media: MediaInput) => use(await this.look(side, media, signal));
    // A rendition of a stream is a file only while it is compared.
    if (isStream(view)) return this.renditions.open(source, view, view.rendition ?? 'video-0', signal, opened);
    return this.copies.lend(source, view, signal, (file) => opened({ kind: 'file', file, name: view.name }));
  }

  private async look(side: 'reference' | 'distorted', input: MediaInput, signal: AbortSignal): Promise<OpenSide> {
    const probe = await this.tools.ffprobe.probe(input, {}, { signal, limits: probeLimits });
    const media = normalize(probe.raw, {});
    const video = media.video.find((stream) => stream.is_best);
    if (!video) throw noVideo({ side });
    return { input, video, bitRateBps: video.bit_rate_bps ?? wholeRate(media, input) };
  }
}

/** A file's bits by its length: of a fragmented file ffprobe may see the first fragment alone. */
function wholeRate({ container }: MediaInfo, input: MediaInput): number | null {
  const { duration_sec: seconds, bit_rate_bps: declared } = container;
  if (input.kind !== 'file' || seconds === null || seconds <= 0) return declared;
  return Math.round((input.file.size * 8) / seconds);
}
