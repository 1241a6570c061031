import { CONFIG, type Config } from '@app/config';
import type { MediaInput } from '@app/ffmpeg';
import { MediaFiles, type RemoteSource, RemoteSources, type SourceInput, type SourceView } from '@app/media';
import { FilteringProxy, type PassLimits, PinningResolver, redactText, SafeFetcher, type Verdict } from '@app/outbound';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourceFailure } from './source-failure';
import { conditionOf, isUnchanged, type Validators } from './source-validators';

/** A signed URL outlives the job that reads it by this much: clocks differ. */
const spareSec = 60;
/** Asking whether a source is still the same is worth this much and no more: the alternative is to read it. */
const conditionTimeoutMs = 10_000;

/** What reading a source found out besides its bytes. */
export interface SourceFacts {
  sizeBytes: number | null;
  bytesRead: number | null;
  /** Requests made for it, redirects included; null where none are. */
  requests: number | null;
  /** With Last-Modified: null where the origin said nothing, or first one thing and then another. */
  etag: string | null;
  lastModified: string | null;
}

/** An open source, while `use` runs. */
export interface OpenSource {
  input: MediaInput;
  /** ends the tool: cancelled, or a budget of the source is spent */
  signal: AbortSignal;
  /** Whether reading all of it costs somebody's network: then a part has to do where a part can tell. */
  isFar: boolean;
  /** what is known so far; complete once the tool ended */
  facts(): SourceFacts;
  /** What this pass may still use; null where nothing limits it. */
  left(): PassLimits | null;
  /** Another pass over the source begins: it has that long, and budgets of its own. */
  renew(deadlineMs: number): void;
}

/** From what a job remembers to something a tool can read: a descriptor, or a URL behind the filtering proxy. */
@Injectable()
export class ProbeSource implements OnModuleInit, OnApplicationShutdown {
  private readonly proxy: FilteringProxy;
  private readonly fetcher: SafeFetcher;

  constructor(
    private readonly files: MediaFiles,
    private readonly remotes: RemoteSources,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    const outbound = {
      resolver: new PinningResolver({ allowPrivate: config.OUTBOUND_ALLOW_PRIVATE }),
      ...(config.OUTBOUND_CA_FILE !== undefined && { ca: [readFileSync(config.OUTBOUND_CA_FILE, 'utf8')] }),
    };
    this.proxy = new FilteringProxy({ ...outbound, folder: join(tmpdir(), 'ffprobe-api') });
    this.fetcher = new SafeFetcher(outbound);
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
    const longestMs = this.config.PROBE_TIMEOUT_MS + this.config.CONTENT_TIMEOUT_MS;
    const source = await this.remotes.open(input, longestMs / 1000 + spareSec);
    if (source.kind !== 'local') return this.openRemote(source, view, signal, use);
    const file = await this.files.openable(source.input);
    const facts = { sizeBytes: file.size, bytesRead: null, requests: null, etag: null, lastModified: null };
    return use({
      input: { kind: 'file', file, name: view.name },
      signal,
      isFar: false,
      facts: () => facts,
      left: () => null,
      renew: () => undefined,
    });
  }

  /**
   * Whether a remote source is still the version that is known. Whatever stands in the way of an answer is none: reading the source
   * will meet it again and tell.
   */
  async isUnchanged(input: SourceInput, known: Validators, signal: AbortSignal): Promise<boolean> {
    const condition = conditionOf(known);
    if (condition === null) return false;
    const source = await this.remotes.open(input, spareSec);
    if (source.kind === 'local') return false;
    try {
      const answer = await this.fetcher.fetch(source.url, {
        // The first byte will do where the condition is not understood.
        headers: { ...source.headers, ...condition, range: 'bytes=0-0' },
        allowPrivate: source.allowPrivate,
        redirect: 'follow-checked',
        timeoutMs: conditionTimeoutMs,
        maxResponseBytes: 1,
        oversize: 'truncate',
        signal,
      });
      return isUnchanged(known, answer);
    } catch {
      return false;
    }
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
      limits: this.limitsOf(source, this.config.PROBE_TIMEOUT_MS),
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
        isFar: source.kind !== 'upload',
        left: () => job.left(),
        renew: (deadlineMs) => job.renew(this.limitsOf(source, deadlineMs)),
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

  /** Our own storage, and the buckets the operator opened, are read like a disk: the deadline alone is their limit. */
  private limitsOf({ kind }: RemoteSource, deadlineMs: number): PassLimits {
    const own = kind !== 'url';
    return {
      maxRequests: own ? Number.MAX_SAFE_INTEGER : this.config.SOURCE_MAX_REQUESTS,
      maxBytes: own ? Number.MAX_SAFE_INTEGER : this.config.SOURCE_MAX_BYTES,
      deadlineMs,
    };
  }
}

/** The tag a store gave an upload of ours says nothing to anybody: the SHA-256 is known. */
function factsOf({ kind }: RemoteSource, { bytesRead, requests, source, sourceChanged }: Verdict): SourceFacts {
  const version = kind === 'upload' || sourceChanged ? null : source;
  return {
    sizeBytes: source?.contentLengthBytes ?? null,
    bytesRead,
    requests,
    etag: version?.etag ?? null,
    lastModified: version?.lastModified ?? null,
  };
}
