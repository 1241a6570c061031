import { BatchServiceModule } from '@app/batch';
import { CONFIG, type Config } from '@app/config';
import { PinningResolver, SafeFetcher } from '@app/outbound';
import { ProbeServiceModule } from '@app/probe';
import { QualityServiceModule } from '@app/quality';
import { ReportsServiceModule } from '@app/reports';
import { Module } from '@nestjs/common';
import { Deliverer } from './delivery/deliverer';
import { DeliveryKeeper } from './delivery/delivery-keeper';
import { DeliveryQueue } from './delivery/delivery-queue.repository';
import { Destinations } from './delivery/destinations';
import { OutboxRelay } from './delivery/outbox-relay';
import { Sender } from './delivery/sender';
import { AnalysisSubject } from './subjects/analysis.subject';
import { BatchSubject } from './subjects/batch.subject';
import { ComparisonSubject } from './subjects/comparison.subject';
import { EventSubjects } from './subjects/event-subjects';
import { ReportSubject } from './subjects/report.subject';
import { WebhooksServiceModule } from './webhooks.module';

/** The work side: relays the outbox and delivers. */
@Module({
  imports: [WebhooksServiceModule, ProbeServiceModule, QualityServiceModule, BatchServiceModule, ReportsServiceModule],
  providers: [
    {
      provide: SafeFetcher,
      inject: [CONFIG],
      useFactory: (config: Config) =>
        new SafeFetcher({ resolver: new PinningResolver({ allowPrivate: config.OUTBOUND_ALLOW_PRIVATE }) }),
    },
    AnalysisSubject,
    ComparisonSubject,
    BatchSubject,
    ReportSubject,
    EventSubjects,
    DeliveryQueue,
    Destinations,
    Sender,
    Deliverer,
    OutboxRelay,
    DeliveryKeeper,
  ],
  exports: [OutboxRelay, Deliverer, DeliveryKeeper],
})
export class WebhooksPipelineModule {}
