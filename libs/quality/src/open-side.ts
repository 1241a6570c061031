import { MediaTools, type MediaInput, normalize, type RawProbe } from '@app/ffmpeg';
import { MediaFiles, type SourceInput, type SourceView } from '@app/media';
import { Injectable } from '@nestjs/common';
import type { ComparedSide } from './compare/comparer';
import { noVideo, sourceNotComparable } from './errors';

const probeLimits = { timeoutMs: 60_000, cpuSeconds: 60, memoryBytes: 2 * 1024 ** 3 };

/** From what a comparison remembers of a side to something the tools can read, with the facts of its best video. */
@Injectable()
export class SideOpener {
  constructor(
    private readonly files: MediaFiles,
    private readonly tools: MediaTools,
  ) {}

  /** @throws AppError SOURCE_GONE, SOURCE_CHANGED, QUALITY_NO_VIDEO, and those of Ffprobe */
  async open(
    side: 'reference' | 'distorted',
    source: SourceInput,
    view: SourceView,
    signal: AbortSignal,
  ): Promise<ComparedSide> {
    const input = await this.input(source, view);
    const probe = await this.tools.ffprobe.probe(input, {}, { signal, limits: probeLimits });
    const video = normalize(probe.raw as RawProbe, {}).video.find((stream) => stream.is_best);
    if (!video) throw noVideo({ side });
    return { input, video };
  }

  async input(source: SourceInput, view: SourceView): Promise<MediaInput> {
    if (!isComparable(source)) throw sourceNotComparable({ kind: source.kind });
    return { kind: 'file', file: await this.files.openable(source), name: view.name };
  }
}

/** Whether both passes over a source can be made: a file is read twice. */
export function isComparable(source: SourceInput): source is Extract<SourceInput, { kind: 'file_path' | 'upload' }> {
  return source.kind === 'file_path' || source.kind === 'upload';
}
