import { CONFIG, type Config } from '@app/config';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DeliveriesService } from './delivery/deliveries.service';
import { DeliveryLog } from './delivery/delivery-log.repository';
import { WebhookDelivery } from './delivery/webhook-delivery.entity';
import { SecretBox } from './secrets/secret-box';
import { UserSecret } from './secrets/user-secret.entity';
import { UserSecrets } from './secrets/user-secrets';
import { Webhook } from './subscriptions/webhook.entity';
import { WebhookRepository } from './subscriptions/webhook.repository';
import { WebhooksService } from './subscriptions/webhooks.service';

/** The service side: subscriptions, secrets and the log of deliveries. */
@Module({
  imports: [TypeOrmModule.forFeature([Webhook, WebhookDelivery, UserSecret])],
  providers: [
    { provide: SecretBox, inject: [CONFIG], useFactory: (config: Config) => new SecretBox(config.ENCRYPTION_KEY) },
    WebhookRepository,
    UserSecrets,
    DeliveryLog,
    WebhooksService,
    DeliveriesService,
  ],
  exports: [SecretBox, WebhookRepository, UserSecrets, WebhooksService, DeliveriesService],
})
export class WebhooksServiceModule {}
