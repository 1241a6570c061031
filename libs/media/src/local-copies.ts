import { CONFIG, type Config } from '@app/config';
import { type OpenedFile, identifyFile } from '@app/ffmpeg';
import { type OutboundFailure, PinningResolver, refusal, refusalCode, SafeFetcher } from '@app/outbound';
import { storageFull } from '@app/storage';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { createWriteStream, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sourceGone } from './errors';
import { MediaFiles } from './media-files';
import { type RemoteSource, RemoteSources } from './remote-sources';
import type { SourceView } from './source';
import type { SourceInput } from './source-input';

/** A signed URL outlives its download by this much: clocks differ. */
const spareSec = 60;

/** Media as a file of this machine, for work that reads it several times or two of them at once; what is far is copied first. */
@Injectable()
export class LocalCopies implements OnModuleInit {
  private readonly folder = join(tmpdir(), 'ffprobe-api-copies');
  private readonly fetcher: SafeFetcher;

  constructor(
    private readonly files: MediaFiles,
    private readonly remotes: RemoteSources,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.fetcher = new SafeFetcher({
      resolver: new PinningResolver({ allowPrivate: config.OUTBOUND_ALLOW_PRIVATE }),
      ...(config.OUTBOUND_CA_FILE !== undefined && { ca: [readFileSync(config.OUTBOUND_CA_FILE, 'utf8')] }),
    });
  }

  /** Copies of processes that were killed are nobody's any more. */
  async onModuleInit(): Promise<void> {
    const left = await readdir(this.folder).catch(() => []);
    const dead = left.filter((name) => !isAlive(Number.parseInt(name, 10)));
    await Promise.all(dead.map((name) => rm(join(this.folder, name), { recursive: true, force: true })));
  }

  /**
   * Lends a file while `use` runs; a copy is gone afterwards. A URL is copied within the limits of any URL source.
   * @throws AppError SOURCE_GONE, SOURCE_CHANGED, STORAGE_FULL, what the way out refused, and what `use` throws
   */
  async lend<T>(
    input: SourceInput,
    view: SourceView,
    signal: AbortSignal,
    use: (file: OpenedFile) => Promise<T>,
  ): Promise<T> {
    const source = await this.remotes.open(input, this.config.CONTENT_TIMEOUT_MS / 1000 + spareSec);
    if (source.kind === 'local') return use(await this.files.openable(source.input));
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const folder = await mkdtemp(join(await realpath(this.folder), `${process.pid}-`));
    try {
      const path = join(folder, 'media');
      await this.copy(source, path, signal).catch((error: unknown) => {
        throw failureOf(source.kind, view, error);
      });
      return await use(identifyFile(path));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async copy(source: RemoteSource, path: string, signal: AbortSignal): Promise<void> {
    const { url, headers, allowPrivate } = source;
    const { status, chunks } = await this.fetcher.stream(url, {
      headers,
      allowPrivate,
      redirect: 'follow-checked',
      timeoutMs: this.config.CONTENT_TIMEOUT_MS,
      maxResponseBytes: source.kind === 'url' ? this.config.SOURCE_MAX_BYTES : Number.MAX_SAFE_INTEGER,
      signal,
    });
    if (status !== 200) {
      await chunks[Symbol.asyncIterator]().return?.();
      throw refusal('HTTP_STATUS', { url, status });
    }
    await pipeline(chunks, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  }
}

/** A store's own URL is never shown, only what the caller named. */
function failureOf(kind: RemoteSource['kind'], view: SourceView, error: unknown): unknown {
  if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return storageFull({}, { cause: error });
  const code = refusalCode(error);
  if (code === null) return error;
  const details = (error as { details: OutboundFailure }).details;
  if (kind === 'upload' && details.status === 404) return sourceGone({}, { cause: error });
  return refusal(code, { ...details, url: view.url ?? view.name });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
