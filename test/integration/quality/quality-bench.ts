import {
  Ffmpeg,
  Ffprobe,
  findFfprobe,
  identifyFile,
  normalize,
  type RawProbe,
  readCapabilities,
  ToolRunner,
} from '@app/ffmpeg';
import {
  type ComparedFrame,
  type CompareOutcome,
  Comparer,
  type ComparisonOptions,
  type MetricName,
} from '@app/quality';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testFfmpeg } from '../../support/media-tools';

export type { ComparedFrame };

type Side = Parameters<Comparer['compare']>[0]['reference'];

type Tools = Record<'ffmpeg' | 'ffprobe', Awaited<ReturnType<typeof readCapabilities>>>;

/** What the tools can do is asked once. */
let tools: Promise<Tools> | null = null;

async function readTools(runner: ToolRunner): Promise<Tools> {
  const ffprobePath = findFfprobe({ configured: process.env['FFPROBE_PATH'] });
  if (!ffprobePath) throw new Error('The quality tests need an ffprobe.');
  const [ffmpeg, ffprobe] = await Promise.all([
    readCapabilities(runner, testFfmpeg(), 'ffmpeg'),
    readCapabilities(runner, ffprobePath, 'ffprobe'),
  ]);
  return { ffmpeg, ffprobe };
}

/** Makes clips and compares them with the real tools. */
export class QualityBench {
  private readonly sides = new Map<string, Promise<Side>>();

  private constructor(
    readonly folder: string,
    private readonly runner: ToolRunner,
    readonly ffmpeg: Ffmpeg,
    private readonly ffprobe: Ffprobe,
  ) {}

  static async open(): Promise<QualityBench> {
    const runner = new ToolRunner({ sandbox: 'prefer' });
    const { ffmpeg, ffprobe } = await (tools ??= readTools(runner));
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'quality-bench-')));
    return new QualityBench(folder, runner, new Ffmpeg(runner, ffmpeg), new Ffprobe(runner, ffprobe));
  }

  async close(): Promise<void> {
    await this.runner.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** @param args of ffmpeg between its program options and the output */
  make(name: string, args: string): string {
    const path = join(this.folder, name);
    execFileSync(this.ffmpeg.capabilities.path, ['-v', 'error', '-y', ...args.split(' '), path]);
    return path;
  }

  /** The clip through a chain of filters, without loss. */
  derive(name: string, from: string, filters: string, further = ''): string {
    return this.make(name, `-i ${from} -vf ${filters} -fps_mode passthrough ${further} -c:v ffv1`.replace(/ +/g, ' '));
  }

  async compare(
    reference: string,
    distorted: string,
    metrics: MetricName[],
    options: Partial<ComparisonOptions> = {},
    signal?: AbortSignal,
  ): Promise<CompareOutcome> {
    return new Comparer(this.ffmpeg).compare({
      reference: await this.side(reference),
      distorted: await this.side(distorted),
      options: {
        metrics,
        vmaf_model: null,
        alignment: { mode: 'auto' },
        sampling: { every_n_frames: 1 },
        fail_below: null,
        webhook_url: null,
        ...options,
      },
      models: ['vmaf_v0.6.1'],
      signal,
    });
  }

  /** Of a path as it is now. */
  private side(path: string): Promise<Side> {
    const key = `${path} ${statSync(path).mtimeMs}`;
    const known = this.sides.get(key) ?? this.probedSide(path);
    this.sides.set(key, known);
    return known;
  }

  private async probedSide(path: string): Promise<Side> {
    const input = { kind: 'file' as const, file: identifyFile(path), name: path };
    const { raw } = await this.ffprobe.probe(input, {}, { limits: { timeoutMs: 60_000 } });
    const video = normalize(raw as RawProbe, {}).video.find((stream) => stream.is_best);
    if (!video) throw new Error(`no video in ${path}`);
    return { input, video };
  }
}
