import 'reflect-metadata';
import { loadConfig } from '@app/config';
import { MediaModule, SourceResolver } from '@app/media';
import { ProbePipeline } from '@app/probe';
import { createLogger } from '@app/telemetry';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { WorkerModule } from '../../apps/worker/src/worker.module';
import type { Stores } from '../support/stores';

const userId = '00000000-0000-7000-8000-000000000001';
const id = '00000000-0000-7000-8000-000000000002';

/** The worker's own pipeline in this process, called without API, row, bell or lease: what the queue is held beside. */
export class DirectPipeline {
  private constructor(
    private readonly app: INestApplicationContext,
    private readonly pipeline: ProbePipeline,
    private readonly sources: SourceResolver,
  ) {}

  /** On stores of its own, where no work waits. */
  static async open(stores: Stores, mediaRoot: string): Promise<DirectPipeline> {
    const environment = {
      ...process.env,
      NODE_ENV: 'test',
      LOG_LEVEL: 'warn',
      DATABASE_URL: await stores.databaseUrl('direct'),
      REDIS_URL: await stores.redisUrl(),
      // What is said on a channel is heard in every database of a Redis: the words of the service's jobs are not for this one.
      REDIS_PREFIX: 'direct',
      JWT_SECRET: randomBytes(32).toString('hex'),
      ENCRYPTION_KEY: randomBytes(32).toString('hex'),
      STORAGE_DIR: join(dirname(mediaRoot), 'direct-storage'),
      MEDIA_ROOTS: `media=${mediaRoot}`,
      SANDBOX: 'prefer',
    };
    await promisify(execFile)(process.execPath, [join(__dirname, '../../dist/apps/api/src/migrate.js')], {
      env: environment,
    });
    const config = loadConfig(environment);
    const logger = createLogger({ level: 'warn', service: 'bench', instanceId: config.instanceId });
    @Module({ imports: [WorkerModule.forRoot(config, logger), MediaModule] })
    class Direct {}
    const app = await NestFactory.createApplicationContext(Direct, { logger: false });
    return new DirectPipeline(
      app,
      app.get(ProbePipeline, { strict: false }),
      app.get(SourceResolver, { strict: false }),
    );
  }

  /** One quick analysis, its result thrown away. */
  async probe(filePath: string): Promise<void> {
    const source = await this.sources.resolve(userId, { file_path: filePath });
    const options = {
      depth: 'quick',
      checks: null,
      policy: null,
      ffprobe: {},
      webhook_url: null,
      insights: false,
      fresh: true,
    };
    const { outcome } = await this.pipeline.analyze({
      id,
      attempt: 1,
      row: { id, user_id: userId, source: source.view, input: source.input, options },
      signal: new AbortController().signal,
      report: () => undefined,
      tell: () => undefined,
      gather: () => Promise.resolve(0),
    });
    if (outcome !== 'completed') throw new Error(`the analysis ${outcome}`);
  }

  async close(): Promise<void> {
    await this.app.close();
  }
}
