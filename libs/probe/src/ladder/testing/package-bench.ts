import { execFile } from 'node:child_process';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Config } from '@app/config';
import { identifyFile, MediaTools } from '@app/ffmpeg';
import { PackageFiles } from '@app/media';
import type { AnalysisOptions, Depth } from '../../analysis-options';
import type { Measurements } from '../../analyzers/analyzer';
import { runChecks } from '../../analyzers/run-checks';
import { buildLadder } from '../build-ladder';
import { ladderAnalyzers } from '../checks';
import type { Ladder } from '../ladder';
import type { StreamFormat } from '../manifest/manifest';
import { measureLadder } from '../measure/measure-ladder';
import { openLadder } from '../open-ladder';
import { LocalPackage } from '../source/local-package';
import { Workspace } from '../source/workspace';

const execute = promisify(execFile);
const limits = { timeoutMs: 60_000, cpuSeconds: 60 };

/** A folder of segments that the tool made, and manifests over them as a test writes them, measured as an analysis measures them. */
export class PackageBench {
  private readonly measured = new Map<string, Promise<Ladder>>();

  private constructor(
    readonly folder: string,
    private readonly tools: MediaTools,
    private readonly ffmpeg: string,
  ) {}

  static async open(): Promise<PackageBench> {
    const named = process.env['FFMPEG_PATH'];
    const config = { SANDBOX: 'prefer', WORKER_CONCURRENCY: 2, WORKER_HEAVY_CONCURRENCY: 2 };
    const tools = await MediaTools.open(
      { ...config, ...(named !== undefined && { FFMPEG_PATH: named }) } as unknown as Config,
      { toolRan: () => undefined },
    );
    if (tools.ffmpeg === null) throw new Error('these tests need ffmpeg');
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'packages-')));
    return new PackageBench(folder, tools, tools.ffmpeg.path);
  }

  async close(): Promise<void> {
    await this.tools.onApplicationShutdown();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Runs the tool within the folder. */
  async make(...args: readonly string[]): Promise<void> {
    await execute(this.ffmpeg, ['-v', 'error', '-nostdin', '-y', ...args], { cwd: this.folder });
  }

  write(name: string, content: string | Buffer): Promise<void> {
    return writeFile(join(this.folder, name), content);
  }

  /** What one check says of the package behind a master playlist or an MPD. */
  async say(check: string, manifest: string, depth: Depth) {
    const ladder = await this.measure(manifest, depth);
    return { ladder, ...runChecks(ladderAnalyzers, [check], { depth, ladder, toolVersion: null } as Measurements) };
  }

  /** All that is measured of it; the same package is measured once. */
  measure(manifest: string, depth: Depth): Promise<Ladder> {
    const key = JSON.stringify([manifest, depth]);
    const format = manifest.startsWith('#') ? 'hls' : 'dash';
    const name = `manifest-${this.measured.size}.${format === 'hls' ? 'm3u8' : 'mpd'}`;
    const known = this.measured.get(key) ?? this.look(name, format, manifest, depth);
    this.measured.set(key, known);
    return known;
  }

  private async look(name: string, format: StreamFormat, manifest: string, depth: Depth): Promise<Ladder> {
    await this.write(name, manifest);
    const { signal } = new AbortController();
    const files = new PackageFiles({ MEDIA_ROOTS: [{ name: 'media', path: this.folder }] } as unknown as Config);
    return Workspace.use(async (workspace) => {
      const source = new LocalPackage(files, identifyFile(join(this.folder, name)), workspace, signal);
      const door = { runner: this.tools.runner, source, format, mostRenditions: 50, signal } as const;
      const opened = await openLadder(door);
      const options = { depth, ffprobe: {} } as AnalysisOptions;
      const run = { signal, limits };
      const seen = await measureLadder(opened, { tools: this.tools, source, options, run, report: () => undefined });
      return buildLadder(opened, seen, source);
    });
  }
}
