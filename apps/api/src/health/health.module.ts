import { Module } from '@nestjs/common';
import { WebhooksServiceModule } from '@app/webhooks';
import { HealthController } from './health.controller';
import { HealthService } from './health.service';

@Module({ imports: [WebhooksServiceModule], controllers: [HealthController], providers: [HealthService] })
export class HealthModule {}
