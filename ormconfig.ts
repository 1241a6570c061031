/* For TypeORM's command line alone: `npm run migration:generate -- <Name>`. The apps read the same options from libs/database. */
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './libs/database/src/data-source-options';
import { authEntities } from './libs/auth/src';
import { Batch, BatchItem } from './libs/batch/src';
import { IdempotentReply } from './libs/idempotency/src';
import { Conversation, Insight, ProviderUsage, TokenUsage } from './libs/llm/src';
import { Upload } from './libs/media/src';
import { OutboxEvent } from './libs/outbox/src';
import { PolicyVersion, PolicyWaiver, StoredPolicy } from './libs/policies/src';
import { Analysis, AnalysisThumbnail, QualityMetrics } from './libs/probe/src';
import { Comparison, ComparisonStill } from './libs/quality/src';
import { Report } from './libs/reports/src';
import { UserSecret, Webhook, WebhookDelivery } from './libs/webhooks/src';

export default new DataSource({
  ...dataSourceOptions(
    {
      DATABASE_URL: process.env['DATABASE_URL'] ?? 'postgres://localhost/ffprobe',
      DB_POOL_MAX: 2,
      DB_IDLE_TIMEOUT_MS: 1000,
      DB_MAX_LIFETIME_MS: 60_000,
      DB_CONNECT_TIMEOUT_MS: 5000,
    },
    'ffprobe-orm',
  ),
  entities: [
    ...authEntities,
    Upload,
    OutboxEvent,
    IdempotentReply,
    Analysis,
    AnalysisThumbnail,
    QualityMetrics,
    Comparison,
    ComparisonStill,
    Batch,
    BatchItem,
    Report,
    Insight,
    Conversation,
    TokenUsage,
    ProviderUsage,
    StoredPolicy,
    PolicyVersion,
    PolicyWaiver,
    Webhook,
    WebhookDelivery,
    UserSecret,
  ],
});
