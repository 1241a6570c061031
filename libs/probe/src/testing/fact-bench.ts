import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Config } from '@app/config';
import { identifyFile, MediaTools } from '@app/ffmpeg';
import type { AnalysisOptions } from '../analysis-options';
import { measureSource } from '../measure-source';
import type { Measurements } from '../analyzers/analyzer';
import type { Clip } from '../analyzers/facts/testing/limit-case';

const execute = promisify(execFile);
const timeoutMs = 60_000;
const limits = { timeoutMs, cpuSeconds: 60, maxStdoutBytes: Number.MAX_SAFE_INTEGER };
const asked: AnalysisOptions = {
  depth: 'standard',
  checks: null,
  policy: null,
  ffprobe: {},
  webhook_url: null,
  insights: false,
  fresh: false,
};

/** Makes small clips with the tool itself and measures them with what an analysis measures with. */
export class FactBench {
  private readonly pieces = new Map<string, Promise<Buffer>>();
  private readonly measured = new Map<string, Promise<Measurements>>();

  private constructor(
    private readonly folder: string,
    readonly tools: MediaTools,
    private readonly ffmpeg: string,
  ) {}

  static async open(): Promise<FactBench> {
    const config = { SANDBOX: 'prefer', WORKER_CONCURRENCY: 2, WORKER_HEAVY_CONCURRENCY: 2 };
    const named = process.env['FFMPEG_PATH'];
    const tools = await MediaTools.open(
      { ...config, ...(named !== undefined && { FFMPEG_PATH: named }) } as unknown as Config,
      { toolRan: () => undefined },
    );
    if (tools.ffmpeg === null) throw new Error('these tests need ffmpeg');
    return new FactBench(await mkdtemp(join(tmpdir(), 'facts-')), tools, tools.ffmpeg.path);
  }

  async close(): Promise<void> {
    await this.tools.onApplicationShutdown();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** All that an analysis of the clip measures; the same clip is measured once. */
  async measure(clip: Clip, options: Partial<AnalysisOptions>): Promise<Measurements> {
    const pieces = await Promise.all(clip.pieces.map((args) => this.piece(args, clip.container)));
    const whole = Buffer.concat(pieces);
    const bytes = clip.patch?.(whole) ?? whole;
    const name = `${createHash('sha256').update(bytes).digest('hex')}.${clip.container}`;
    const key = JSON.stringify([name, options]);
    const known = this.measured.get(key) ?? this.look(name, bytes, options);
    this.measured.set(key, known);
    return known;
  }

  private async look(name: string, bytes: Buffer, options: Partial<AnalysisOptions>): Promise<Measurements> {
    const path = join(this.folder, name);
    await writeFile(path, bytes);
    const { signal } = new AbortController();
    const facts = { sizeBytes: bytes.length, bytesRead: null, requests: null, etag: null, lastModified: null };
    const { measurements } = await measureSource(
      this.tools,
      {
        input: { kind: 'file', file: identifyFile(path), name },
        signal,
        isFar: false,
        facts: () => facts,
        left: () => null,
        renew: () => undefined,
      },
      { ...asked, ...options },
      { run: { signal, limits }, contentLimits: limits, contentTimeoutMs: timeoutMs, report: () => undefined },
    );
    return measurements;
  }

  private piece(args: readonly string[], container: string): Promise<Buffer> {
    const key = JSON.stringify([args, container]);
    const made = this.pieces.get(key) ?? this.make(args, join(this.folder, `piece-${this.pieces.size}.${container}`));
    this.pieces.set(key, made);
    return made;
  }

  private async make(args: readonly string[], path: string): Promise<Buffer> {
    await execute(this.ffmpeg, ['-v', 'error', '-nostdin', '-threads', '1', ...args, path]);
    return readFile(path);
  }
}
