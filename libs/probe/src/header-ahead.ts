import type { FfprobeOptions, MediaInput, MediaTools, OpenedFile, ProbeOutput, ToolLimits } from '@app/ffmpeg';
import type { MediaFiles, SourceInput } from '@app/media';
import { AsyncLocalStorage } from 'node:async_hooks';
import { isDeepStrictEqual } from 'node:util';
import type { HeaderHint } from './header-hint';

type Taker = (tell: () => void) => void;

interface Begun {
  file: OpenedFile;
  output: () => Promise<ProbeOutput>;
}

/**
 * The header of a file, read while its row is being stored. It counts only for the row that says the same, and nothing of it is looked at before
 * that is taken: what the hint of a knock says by itself leads to no result.
 */
export class HeaderAhead {
  private readonly controller = new AbortController();
  private readonly begun: Promise<Begun | null>;
  private adopt: (taker: Taker | null) => void = () => undefined;

  constructor(
    private readonly id: string,
    private readonly hint: HeaderHint,
    files: Pick<MediaFiles, 'openable'>,
    tools: { ffprobe: Pick<MediaTools['ffprobe'], 'begin'> },
    limits: Partial<ToolLimits>,
  ) {
    const adopted = new Promise<Taker | null>((resolve) => (this.adopt = resolve));
    const run = { signal: this.controller.signal, limits, adopted };
    this.begun = files
      .openable(hint.input)
      .then((file) => ({
        file,
        output: tools.ffprobe.begin({ kind: 'file', file, name: hint.name }, hint.ffprobe, run),
      }))
      // The row's own attempt meets it again, and tells.
      .catch(() => null);
  }

  /** Whether it was begun for this row. */
  isOf(id: string, input: SourceInput, name: string, ffprobe: FfprobeOptions): boolean {
    return id === this.id && isDeepStrictEqual({ input, name, ffprobe }, this.hint);
  }

  /**
   * What the tool printed, if it read this very file; `signal` ends it from now on, and it counts as run by whoever calls this.
   * @throws AppError as `Ffprobe.probe`
   */
  async output(input: MediaInput, signal: AbortSignal): Promise<ProbeOutput | null> {
    const begun = await this.begun;
    if (begun === null || input.kind !== 'file' || !isDeepStrictEqual(input.file, begun.file)) {
      this.drop();
      return null;
    }
    this.adopt(AsyncLocalStorage.snapshot());
    if (signal.aborted) this.drop();
    else signal.addEventListener('abort', () => this.drop(), { once: true });
    return begun.output();
  }

  /** Ends the tool, where it still runs. */
  drop(): void {
    this.controller.abort();
    this.adopt(null);
  }
}
