import { WebhooksServiceModule } from '@app/webhooks';
import { Module } from '@nestjs/common';
import { DeliveriesController } from './deliveries.controller';
import { SigningSecretController } from './signing-secret.controller';
import { WebhooksController } from './webhooks.controller';

@Module({
  imports: [WebhooksServiceModule],
  controllers: [SigningSecretController, DeliveriesController, WebhooksController],
})
export class WebhooksModule {}
