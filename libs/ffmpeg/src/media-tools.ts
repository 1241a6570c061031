import type { Config } from '@app/config';
import { type Provider } from '@nestjs/common';
import { CONFIG } from '@app/config';
import { leaveTrail, Metrics } from '@app/telemetry';
import { basename } from 'node:path';
import { findFfmpeg, findFfprobe, readCapabilities, type ToolCapabilities, toolUnusable } from './capabilities';
import { Ffprobe } from './ffprobe';
import { type SandboxState, ToolRunner } from './run';

/** The worker's media tools: found, tried and described once at boot. */
export class MediaTools {
  private constructor(
    readonly runner: ToolRunner,
    readonly sandbox: SandboxState,
    readonly ffprobe: Ffprobe,
    readonly ffmpeg: ToolCapabilities | null,
  ) {}

  /** @throws AppError SANDBOX_UNAVAILABLE, TOOL_UNUSABLE: without box or ffprobe a worker can't work */
  static async open(config: Config, metrics: Pick<Metrics, 'toolRan'>): Promise<MediaTools> {
    const runner = new ToolRunner({
      sandbox: config.SANDBOX,
      concurrency: config.WORKER_CONCURRENCY + config.WORKER_HEAVY_CONCURRENCY,
      observe: (program, result) => {
        const { command, reason, wallSeconds, cpuSeconds } = result;
        metrics.toolRan({ tool: basename(program), reason, wallSeconds, cpuSeconds });
        leaveTrail({ command, reason, wallSeconds, cpuSeconds });
      },
    });
    const sandbox = await runner.start();
    const ffprobePath = findFfprobe({ configured: config.FFPROBE_PATH, boxed: sandbox.available });
    if (ffprobePath === null) throw toolUnusable({ tool: 'ffprobe', reason: 'there is none; set FFPROBE_PATH' });
    const ffmpegPath = findFfmpeg({ configured: config.FFMPEG_PATH });
    const [ffprobe, ffmpeg] = await Promise.all([
      readCapabilities(runner, ffprobePath, 'ffprobe'),
      ffmpegPath === null ? null : readCapabilities(runner, ffmpegPath, 'ffmpeg'),
    ]);
    return new MediaTools(runner, sandbox, new Ffprobe(runner, ffprobe), ffmpeg);
  }

  /** For /health: versions and abilities, without paths. */
  describe(): Record<string, unknown> {
    const { capabilities } = this.ffprobe;
    return {
      sandbox: this.sandbox.available ? { state: 'boxed' } : { state: 'off', reason: this.sandbox.reason },
      ffprobe: { version: capabilities.version, demuxers: capabilities.demuxers.length },
      ffmpeg: this.ffmpeg && {
        version: this.ffmpeg.version,
        filters: this.ffmpeg.filters.length,
        libvmaf: this.ffmpeg.hasLibvmaf,
      },
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.runner.close();
  }
}

export const mediaToolsProvider: Provider = {
  provide: MediaTools,
  inject: [CONFIG, Metrics],
  useFactory: (config: Config, metrics: Metrics) => MediaTools.open(config, metrics),
};
