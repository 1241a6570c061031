import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DeliveriesService } from './delivery/deliveries.service';
import { DeliveryLog } from './delivery/delivery-log.repository';
import { WebhookDelivery } from './delivery/webhook-delivery.entity';
import { SigningSecretBox } from './secrets/signing-secret-box';
import { UserSecret } from './secrets/user-secret.entity';
import { UserSecrets } from './secrets/user-secrets';
import { Webhook } from './subscriptions/webhook.entity';
import { WebhookRepository } from './subscriptions/webhook.repository';
import { WebhooksService } from './subscriptions/webhooks.service';

/** The service side: subscriptions, secrets and the log of deliveries. */
@Module({
  imports: [TypeOrmModule.forFeature([Webhook, WebhookDelivery, UserSecret])],
  providers: [SigningSecretBox, WebhookRepository, UserSecrets, DeliveryLog, WebhooksService, DeliveriesService],
  exports: [SigningSecretBox, WebhookRepository, UserSecrets, WebhooksService, DeliveriesService],
})
export class WebhooksServiceModule {}
