export { Deliverer } from './delivery/deliverer';
export { DeliveriesService } from './delivery/deliveries.service';
export { DeliveryKeeper } from './delivery/delivery-keeper';
export type { DeliveryFilter } from './delivery/delivery-log.repository';
export type { DeliveryView } from './delivery/delivery-view';
export { OutboxRelay } from './delivery/outbox-relay';
export {
  type DeliveryError,
  deliveryStatuses,
  type DeliveryStatus,
  WebhookDelivery,
} from './delivery/webhook-delivery.entity';
export { type EventType, eventTypes } from './event-types';
export { UserSecret } from './secrets/user-secret.entity';
export { type ToldSecret, UserSecrets } from './secrets/user-secrets';
export type { ToldWebhookView, WebhookView } from './subscriptions/webhook-view';
export { Webhook } from './subscriptions/webhook.entity';
export type { WebhookSettings } from './subscriptions/webhook.repository';
export { WebhooksService } from './subscriptions/webhooks.service';
export { WebhooksPipelineModule } from './webhooks-pipeline.module';
export { WebhooksServiceModule } from './webhooks.module';
