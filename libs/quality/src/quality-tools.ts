import { Ffmpeg, MediaTools, type ToolRunner } from '@app/ffmpeg';
import { LOGGER, type Logger } from '@app/telemetry';
import { Inject, Injectable } from '@nestjs/common';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { metrics } from './metrics/registry';
import { modelFamilies, modelOption, type VmafModel } from './models/vmaf-models';
import type { QualityAbilities } from './quality-abilities';

/** The worker's ffmpeg as far as quality needs it: which metrics and models it has is found out once, by trying. */
@Injectable()
export class QualityTools {
  private found: Promise<QualityAbilities> | null = null;

  constructor(
    private readonly tools: MediaTools,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Null without an ffmpeg. */
  get ffmpeg(): Ffmpeg | null {
    return this.tools.ffmpeg && new Ffmpeg(this.tools.runner, this.tools.ffmpeg);
  }

  get runner(): ToolRunner {
    return this.tools.runner;
  }

  abilities(): Promise<QualityAbilities> {
    this.found ??= this.discover();
    return this.found;
  }

  private async discover(): Promise<QualityAbilities> {
    const { ffmpeg } = this.tools;
    const tried = ffmpeg?.hasLibvmaf ? await this.tryModels() : { models: [], version: null };
    const lacks = (filter: string): string | null => {
      if (!ffmpeg) return 'There is no ffmpeg.';
      if (!ffmpeg.filters.includes(filter))
        return `The ffmpeg ${ffmpeg.version} of this service has no filter ${filter}.`;
      return filter === 'libvmaf' && tried.models.length === 0
        ? `The libvmaf of ffmpeg ${ffmpeg.version} carries no model.`
        : null;
    };
    return {
      ffmpeg_version: ffmpeg?.version ?? null,
      libvmaf_version: tried.version,
      metrics: Object.fromEntries(
        metrics.map(({ name, filter }) => [name, lacks(filter)]),
      ) as QualityAbilities['metrics'],
      models: tried.models,
    };
  }

  private async tryModels(): Promise<{ models: QualityAbilities['models']; version: string | null }> {
    const folder = await mkdtemp(join(tmpdir(), 'ffprobe-api-models-'));
    try {
      const models: QualityAbilities['models'] = [];
      for (const family of modelFamilies)
        if (await this.works(family, folder))
          models.push(...family.map(({ version, description }) => ({ version, description })));
      return { models, version: await versionIn(join(folder, logName)) };
    } catch (error) {
      this.logger.warn({ err: error }, 'the VMAF models could not be tried');
      return { models: [], version: null };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Two frames of a test picture against themselves: the shortest run that loads the models. */
  private async works(family: readonly VmafModel[], folder: string): Promise<boolean> {
    const { runner, ffmpeg } = this.tools;
    const source = ['-f', 'lavfi', '-i', `testsrc2=s=${family.length > 1 ? '640x360' : '192x192'}:r=25:d=0.08`];
    const models = family.map(({ version }, n) => `${modelOption(version)}\\:name=m${n}`).join('|');
    const filter = `[0:v][1:v]libvmaf=model='${models}':log_fmt=json:log_path='${join(folder, logName)}'`;
    const { reason, exitCode } = await runner.runTool({
      program: ffmpeg?.path ?? '',
      args: ['-nostdin', '-v', 'error', ...source, ...source, '-filter_complex', filter, '-f', 'null', '-'],
      writableDir: folder,
      limits: { timeoutMs: 20_000, memoryBytes: 2 * 1024 ** 3 },
    });
    return reason === 'exit' && exitCode === 0;
  }
}

const logName = 'models.json';

async function versionIn(path: string): Promise<string | null> {
  const log = await readFile(path, 'utf8').catch(() => '');
  return /"version":\s*"([^"]+)"/.exec(log)?.[1] ?? null;
}
