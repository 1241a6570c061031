import { CONFIG, type Config } from '@app/config';
import { CallbackUrls } from '@app/outbound';
import { Inject, Injectable } from '@nestjs/common';
import { webhookDisabled, webhookNotFound } from '../errors';
import { testEventType } from '../event-types';
import { secretContext } from '../secrets/context';
import { liveSecrets } from '../secrets/rotation';
import { SigningSecretBox } from '../secrets/signing-secret-box';
import { UserSecrets } from '../secrets/user-secrets';
import { WebhookRepository } from '../subscriptions/webhook.repository';
import type { Try } from './delivery-queue.repository';

/** Where a try goes and what signs it, as of now. */
export interface Destination {
  url: string;
  secrets: string[];
}

/** Looks up the address and secrets of a try: both may have changed since the last one. */
@Injectable()
export class Destinations {
  private readonly callbacks: CallbackUrls;

  constructor(
    private readonly webhooks: WebhookRepository,
    private readonly userSecrets: UserSecrets,
    private readonly box: SigningSecretBox,
    @Inject(CONFIG) config: Config,
  ) {
    this.callbacks = new CallbackUrls(config);
  }

  /** @throws AppError WEBHOOK_DISABLED, WEBHOOK_NOT_FOUND, SECRET_UNREADABLE */
  async of({ webhookId, url, userId, type }: Try): Promise<Destination> {
    if (webhookId === null)
      return { url: this.callbacks.open(url ?? ''), secrets: await this.userSecrets.live(userId) };
    const webhook = await this.webhooks.find({ userId }, webhookId);
    if (!webhook) throw webhookNotFound({ id: webhookId });
    if (!webhook.enabled && type !== testEventType) throw webhookDisabled({ id: webhookId });
    return {
      url: this.callbacks.open(webhook.url),
      secrets: liveSecrets(this.box, webhook, secretContext.webhook(webhook.id)),
    };
  }
}
