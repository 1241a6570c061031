import { BatchPipelineModule } from '@app/batch';
import { CacheModule } from '@app/cache';
import { type Config, ConfigModule } from '@app/config';
import { DatabaseModule } from '@app/database';
import { PolicyBookModule } from '@app/policies';
import { LlmPipelineModule } from '@app/llm';
import { ProbePipelineModule } from '@app/probe';
import { QueueModule } from '@app/queue';
import { QualityPipelineModule, QualityServiceModule } from '@app/quality';
import { ReportsPipelineModule, ReportsServiceModule } from '@app/reports';
import { QuotasModule } from '@app/auth';
import { WebhooksPipelineModule } from '@app/webhooks';
import { StorageModule } from '@app/storage';
import { type Logger, TelemetryModule } from '@app/telemetry';
import { type DynamicModule, Module } from '@nestjs/common';
import { BatchProcessor } from './batch.processor';
import { BatchQuota } from './batch-quota';
import { ProbeProcessor } from './probe.processor';
import { QuotaCharges } from './quota-charges';
import { QualityProcessor } from './quality.processor';
import { LlmProcessor } from './llm.processor';
import { ReportsProcessor } from './reports.processor';
import { IdempotencyModule } from '@app/idempotency';
import { WebhooksProcessor } from './webhooks.processor';
import { Janitor } from './janitor';
import { Announcement } from './announcement';

/** The worker: pipelines and the processors that start them. */
@Module({})
export class WorkerModule {
  static forRoot(config: Config, logger: Logger): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        ConfigModule.forRoot(config),
        TelemetryModule.forRoot(logger, 'worker'),
        DatabaseModule.forRoot('ffprobe-worker'),
        QueueModule.forWorker(),
        StorageModule,
        CacheModule,
        IdempotencyModule,
        PolicyBookModule,
        ProbePipelineModule,
        QualityPipelineModule,
        BatchPipelineModule,
        QualityServiceModule,
        ReportsPipelineModule,
        ReportsServiceModule,
        LlmPipelineModule,
        WebhooksPipelineModule,
        QuotasModule,
      ],
      providers: [
        ProbeProcessor,
        QualityProcessor,
        BatchProcessor,
        BatchQuota,
        ReportsProcessor,
        LlmProcessor,
        WebhooksProcessor,
        QuotaCharges,
        Announcement,
        Janitor,
      ],
    };
  }
}
