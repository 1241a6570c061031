import { CONFIG, type Config } from '@app/config';
import type { Page } from '@app/database';
import { CallbackUrls } from '@app/outbound';
import type { Visibility } from '@app/probe';
import { JobWait, Words } from '@app/queue';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { deliveryNotFound, deliveryUnderWay, webhookDisabled, webhookNotFound } from '../errors';
import { testEventType } from '../event-types';
import { WebhookRepository } from '../subscriptions/webhook.repository';
import { messageBody } from './message-body';
import { type DeliveryFigures, type DeliveryFilter, DeliveryLog } from './delivery-log.repository';
import { type DeliveryView, deliveryView } from './delivery-view';
import type { WebhookDelivery } from './webhook-delivery.entity';

/** How much longer than the try itself a test call waits for its outcome. */
const wordMs = 2_000;

/** Shows how deliveries went, and sets them off again. */
@Injectable()
export class DeliveriesService {
  private readonly callbacks: CallbackUrls;

  constructor(
    private readonly webhooks: WebhookRepository,
    private readonly log: DeliveryLog,
    private readonly words: Words,
    private readonly jobWait: JobWait,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.callbacks = new CallbackUrls(config);
  }

  /** @throws AppError DELIVERY_NOT_FOUND */
  async get(visibility: Visibility, id: string): Promise<DeliveryView> {
    return deliveryView(await this.row(visibility, id), this.callbacks);
  }

  /** Newest first. @throws AppError WEBHOOK_NOT_FOUND when the filter names one that is not visible */
  async list(
    visibility: Visibility,
    filter: DeliveryFilter,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<DeliveryView>> {
    if (filter.webhookId) await this.requireWebhook(visibility, filter.webhookId);
    const page = await this.log.page(visibility, filter, cursor, limit);
    return { items: page.items.map((row) => deliveryView(row, this.callbacks)), nextCursor: page.nextCursor };
  }

  /**
   * Delivers again under the same `webhook-id`, at once and with the whole schedule of retries: what was dead-lettered, what was delivered,
   * and what waits for its next try.
   * @throws AppError DELIVERY_NOT_FOUND, DELIVERY_UNDER_WAY, WEBHOOK_DISABLED
   */
  async redeliver(userId: string, id: string): Promise<DeliveryView> {
    const { webhook } = await this.row({ userId }, id);
    if (webhook && !webhook.enabled) throw webhookDisabled({ id: webhook.id });
    if (!(await this.log.redeliver(userId, id))) throw deliveryUnderWay({ id });
    this.words.say({ kind: 'deliver', id });
    return this.get({ userId }, id);
  }

  /**
   * Sends one `webhook.test`, also to a disabled webhook, and waits for the outcome. It is tried once.
   * @returns still pending when no worker took it in time
   * @throws AppError WEBHOOK_NOT_FOUND
   */
  async test(userId: string, webhookId: string): Promise<DeliveryView> {
    await this.requireWebhook({ userId }, webhookId);
    const id = uuid();
    const body = messageBody(testEventType, new Date(), { webhook_id: webhookId });
    await this.log.insert({ id, eventId: uuid(), type: testEventType, subjectId: webhookId, userId, webhookId, body });
    this.words.say({ kind: 'deliver', id });
    const limitMs = this.config.WEBHOOK_TIMEOUT_MS + wordMs;
    await this.jobWait.finished({ isUnfinished: (delivery) => this.log.isPending(delivery) }, id, limitMs);
    return this.get({ userId }, id);
  }

  /** How much is on its way, of all users. */
  async figures(): Promise<DeliveryFigures> {
    return this.log.figures();
  }

  private async requireWebhook(visibility: Visibility, id: string): Promise<void> {
    if (!(await this.webhooks.find(visibility, id))) throw webhookNotFound({ id });
  }

  private async row(visibility: Visibility, id: string): Promise<WebhookDelivery> {
    const row = await this.log.find(visibility, id);
    if (!row) throw deliveryNotFound({ id });
    return row;
  }
}
