import { CacheModule } from '@app/cache';
import { type Config, ConfigModule } from '@app/config';
import { DatabaseModule } from '@app/database';
import { IdempotencyModule } from '@app/idempotency';
import { QueueModule } from '@app/queue';
import { StorageModule } from '@app/storage';
import { type Logger, TelemetryModule } from '@app/telemetry';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { AuthModule } from './auth/auth.module';
import { BatchModule } from './batch/batch.module';
import { HealthModule } from './health/health.module';
import { HttpModule } from './http/http.module';
import { ProblemFilter } from './http/problem.filter';
import { LimitsModule } from './limits/limits.module';
import { LlmModule } from './llm/llm.module';
import { MetricsModule } from './metrics/metrics.module';
import { PoliciesModule } from './policies/policies.module';
import { ProbeModule } from './probe/probe.module';
import { QueueBoardModule } from './queue-board/queue-board.module';
import { QualityModule } from './quality/quality.module';
import { ReportsModule } from './reports/reports.module';
import { WebhooksModule } from './webhooks/webhooks.module';

/** The API: features and their controllers. It runs no media tool and parses no stranger's bytes. */
@Module({})
export class ApiModule {
  static forRoot(config: Config, logger: Logger): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        ConfigModule.forRoot(config),
        TelemetryModule.forRoot(logger, 'api'),
        DatabaseModule.forRoot('ffprobe-api'),
        QueueModule.forCaller(),
        StorageModule,
        CacheModule,
        IdempotencyModule,
        HttpModule,
        LimitsModule,
        AuthModule,
        HealthModule,
        MetricsModule,
        ProbeModule,
        PoliciesModule,
        QualityModule,
        QueueBoardModule,
        BatchModule,
        ReportsModule,
        LlmModule,
        WebhooksModule,
      ],
      providers: [{ provide: APP_FILTER, useClass: ProblemFilter }],
    };
  }
}
