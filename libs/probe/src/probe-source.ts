import { CONFIG, type Config } from '@app/config';
import type { MediaInput } from '@app/ffmpeg';
import { MediaFiles, type RemoteSource, RemoteSources, type SourceInput, type SourceView } from '@app/media';
import { FilteringProxy, type JobLimits, PinningResolver, redactText, type Verdict } from '@app/outbound';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourceFailure } from './source-failure';

/** A signed URL outlives the job that reads it by this much: clocks differ. */
const spareSec = 60;

/** What reading a source found out besides its bytes. */
export interface SourceFacts {
  sizeBytes: number | null;
  bytesRead: number | null;
  etag: string | null;
}

/** An open source, while `use` runs. */
export interface OpenSource {
  input: MediaInput;
  /** ends the tool: cancelled, or a budget of the source is spent */
  signal: AbortSignal;
  /** what is known so far; complete once the tool ended */
  facts(): SourceFacts;
}

/** From what a job remembers to something a tool can read: a descriptor, or a URL behind the filtering proxy. */
@Injectable()
export class ProbeSource implements OnModuleInit, OnApplicationShutdown {
  private readonly proxy: FilteringProxy;

  constructor(
    private readonly files: MediaFiles,
    private readonly remotes: RemoteSources,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.proxy = new FilteringProxy({
      folder: join(tmpdir(), 'ffprobe-api'),
      resolver: new PinningResolver({ allowPrivate: config.OUTBOUND_ALLOW_PRIVATE }),
      ...(config.OUTBOUND_CA_FILE !== undefined && { ca: [readFileSync(config.OUTBOUND_CA_FILE, 'utf8')] }),
    });
  }

  async onModuleInit(): Promise<void> {
    await this.proxy.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.proxy.close();
  }

  /** @throws AppError SOURCE_GONE, SOURCE_CHANGED, what `use` throws, and what the proxy refused: its word overrides the tool's */
  async open<T>(
    input: SourceInput,
    view: SourceView,
    signal: AbortSignal,
    use: (source: OpenSource) => Promise<T>,
  ): Promise<T> {
    const source = await this.remotes.open(input, this.config.PROBE_TIMEOUT_MS / 1000 + spareSec);
    if (source.kind !== 'local') return this.openRemote(source, view, signal, use);
    const file = await this.files.openable(source.input);
    const facts = { sizeBytes: file.size, bytesRead: null, etag: null };
    return use({ input: { kind: 'file', file, name: view.name }, signal, facts: () => facts });
  }

  private async openRemote<T>(
    source: RemoteSource,
    view: SourceView,
    signal: AbortSignal,
    use: (source: OpenSource) => Promise<T>,
  ): Promise<T> {
    const { url, headers, allowPrivate } = source;
    const job = await this.proxy.openJob({
      sourceUrl: url,
      headers,
      allowPrivate,
      limits: this.limitsOf(source),
    });
    try {
      const result = await use({
        input: {
          kind: 'url',
          url: job.toolUrl,
          network: { proxySocketPath: job.socketPath },
          name: view.name,
          // What a playlist names is not signed, and an upload may name nothing anyway.
          singleFile: source.kind !== 'url',
        },
        signal: AbortSignal.any([signal, job.exhausted]),
        facts: () => factsOf(source, job.verdict()),
      });
      const refused = sourceFailure(source.kind, view, job.verdict());
      if (refused) throw refused;
      return result;
    } catch (error) {
      const refused = sourceFailure(source.kind, view, job.verdict());
      if (refused && !signal.aborted) throw refused;
      if (error instanceof Error) error.message = redactText(error.message, [url, ...Object.values(headers)]);
      throw error;
    } finally {
      await job.close();
    }
  }

  /** Our own storage is read like a disk: the deadline alone is its limit. */
  private limitsOf({ kind }: RemoteSource): JobLimits {
    const own = kind === 'upload';
    return {
      maxRequests: own ? Number.MAX_SAFE_INTEGER : this.config.SOURCE_MAX_REQUESTS,
      maxBytes: own ? Number.MAX_SAFE_INTEGER : this.config.SOURCE_MAX_BYTES,
      deadlineMs: this.config.PROBE_TIMEOUT_MS,
    };
  }
}

/** The tag a store gave an upload of ours says nothing to anybody: the SHA-256 is known. */
function factsOf({ kind }: RemoteSource, { bytesRead, source }: Verdict): SourceFacts {
  return {
    sizeBytes: source?.contentLengthBytes ?? null,
    bytesRead,
    etag: kind === 'upload' ? null : (source?.etag ?? null),
  };
}
