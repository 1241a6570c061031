import 'reflect-metadata';
import { loadConfig } from '@app/config';
import { SourceResolver } from '@app/media';
import { Analyses, ProbeService } from '@app/probe';
import { createLogger } from '@app/telemetry';
import { type INestApplicationContext } from '@nestjs/common';
import { createApp } from '../../apps/api/src/create-app';
import type { Service } from '../support/service';

/** What the API does behind its HTTP: row, bell, wait for the worker's word and reply. The worker is the service's own. */
export class QueuedPipeline {
  private constructor(
    private readonly app: INestApplicationContext,
    private readonly probes: ProbeService,
    private readonly analyses: Analyses,
    private readonly sources: SourceResolver,
    private readonly userId: string,
  ) {}

  static async open(service: Service): Promise<QueuedPipeline> {
    const config = loadConfig({ ...service.environment, INSTANCE_ID: 'bench-queued' });
    const logger = createLogger({ level: 'warn', service: 'bench', instanceId: config.instanceId });
    const app = await (await createApp(config, logger)).init();
    const { body } = await service.json<{ id: string }>('/api/v1/auth/me');
    return new QueuedPipeline(
      app,
      app.get(ProbeService, { strict: false }),
      app.get(Analyses, { strict: false }),
      app.get(SourceResolver, { strict: false }),
      body.id,
    );
  }

  /** One quick analysis, its result read back. */
  async probe(filePath: string): Promise<void> {
    const source = await this.sources.resolve(this.userId, { file_path: filePath });
    const options = {
      depth: 'quick' as const,
      checks: null,
      policy: null,
      ffprobe: {},
      webhook_url: null,
      insights: false,
      fresh: true,
    };
    const { id, end } = await this.probes.begin(this.userId, { source, options, labels: {} });
    const { reply } = await end;
    const { settled } = await this.analyses.freshBody(this.userId, id, reply);
    if (!settled) throw new Error('the analysis did not end in time');
  }

  async close(): Promise<void> {
    await this.app.close();
  }
}
