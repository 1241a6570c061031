import { UserData } from '@app/auth';
import { WebhooksService, WebhooksServiceModule } from '@app/webhooks';
import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module';
import { DeliveriesController } from './deliveries.controller';
import { SigningSecretController } from './signing-secret.controller';
import { WebhooksController } from './webhooks.controller';

@Module({
  imports: [AuthModule, WebhooksServiceModule],
  controllers: [SigningSecretController, DeliveriesController, WebhooksController],
})
export class WebhooksModule {
  constructor(userData: UserData, webhooks: WebhooksService) {
    userData.register({
      name: 'webhooks',
      tables: ['webhooks', 'webhook_deliveries'],
      erase: (userId) => webhooks.erase(userId),
    });
  }
}
