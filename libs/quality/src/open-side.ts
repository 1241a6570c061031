import { MediaTools, normalize, type RawProbe } from '@app/ffmpeg';
import { LocalCopies, type SourceInput, type SourceView } from '@app/media';
import { Injectable } from '@nestjs/common';
import type { ComparedSide } from './compare/comparer';
import { noVideo } from './errors';

const probeLimits = { timeoutMs: 60_000, cpuSeconds: 60, memoryBytes: 2 * 1024 ** 3 };

/** What a comparison remembers of one side. */
export interface NamedSide {
  input: SourceInput;
  view: SourceView;
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
  ) {}

  /** Opens both sides while `use` runs. @throws AppError as LocalCopies and Ffprobe do, QUALITY_NO_VIDEO, and what `use` throws */
  async open<T>(
    { reference, distorted }: BothSides<NamedSide>,
    signal: AbortSignal,
    use: (sides: BothSides<ComparedSide>) => Promise<T>,
  ): Promise<T> {
    return this.openOne('reference', reference, signal, (first) =>
      this.openOne('distorted', distorted, signal, (second) => use({ reference: first, distorted: second })),
    );
  }

  private openOne<T>(
    side: 'reference' | 'distorted',
    { input: source, view }: NamedSide,
    signal: AbortSignal,
    use: (side: ComparedSide) => Promise<T>,
  ): Promise<T> {
    return this.copies.lend(source, view, signal, async (file) => {
      const input = { kind: 'file' as const, file, name: view.name };
      const probe = await this.tools.ffprobe.probe(input, {}, { signal, limits: probeLimits });
      const video = normalize(probe.raw as RawProbe, {}).video.find((stream) => stream.is_best);
      if (!video) throw noVideo({ side });
      return use({ input, video });
    });
  }
}
