import { CONFIG, type Config } from '@app/config';
import { CallbackUrls } from '@app/outbound';
import type { Page } from '@app/database';
import type { Visibility } from '@app/probe';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { DeliveryLog } from '../delivery/delivery-log.repository';
import { tooManyWebhooks, webhookNotFound } from '../errors';
import { secretContext } from '../secrets/context';
import { SigningSecretBox } from '../secrets/signing-secret-box';
import { newSecret } from '../secrets/signature';
import { UserSecrets } from '../secrets/user-secrets';
import { type ToldWebhookView, type WebhookView, webhookView } from './webhook-view';
import type { Webhook } from './webhook.entity';
import { WebhookRepository, type WebhookSettings } from './webhook.repository';

/** Every event is told to each of them: their number is what one job of a user can set off. */
const mostPerUser = 50;

/** Keeps the subscriptions of users; telling them is the deliverer's. */
@Injectable()
export class WebhooksService {
  private readonly callbacks: CallbackUrls;

  constructor(
    private readonly rows: WebhookRepository,
    private readonly log: DeliveryLog,
    private readonly secrets: UserSecrets,
    private readonly box: SigningSecretBox,
    @Inject(CONFIG) config: Config,
  ) {
    this.callbacks = new CallbackUrls(config);
  }

  /** @throws AppError as {@link CallbackUrls.accept}, TOO_MANY_WEBHOOKS */
  async create(userId: string, settings: WebhookSettings): Promise<ToldWebhookView> {
    const id = uuid();
    const secret = newSecret();
    const row = {
      ...settings,
      id,
      userId,
      url: this.callbacks.accept(settings.url),
      secret: this.box.seal(secret, secretContext.webhook(id)),
    };
    if (!(await this.rows.insert(row, mostPerUser))) throw tooManyWebhooks({ limit: mostPerUser });
    return { ...webhookView(await this.row({ userId }, id), userId, this.callbacks), secret };
  }

  async list(
    readerId: string,
    visibility: Visibility,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<WebhookView>> {
    const page = await this.rows.page(visibility, cursor, limit);
    return { items: page.items.map((row) => webhookView(row, readerId, this.callbacks)), nextCursor: page.nextCursor };
  }

  /** @throws AppError WEBHOOK_NOT_FOUND */
  async get(readerId: string, visibility: Visibility, id: string): Promise<WebhookView> {
    return webhookView(await this.row(visibility, id), readerId, this.callbacks);
  }

  /** @throws AppError as {@link CallbackUrls.accept}, WEBHOOK_NOT_FOUND */
  async update(userId: string, id: string, changes: Partial<WebhookSettings>): Promise<WebhookView> {
    const url = changes.url === undefined ? {} : { url: this.callbacks.accept(changes.url) };
    if (!(await this.rows.update(userId, id, { ...changes, ...url }))) throw webhookNotFound({ id });
    return this.get(userId, { userId }, id);
  }

  /**
   * @param overlapSec how long every try is signed with the secret before as well
   * @throws AppError WEBHOOK_NOT_FOUND
   */
  async rotateSecret(userId: string, id: string, overlapSec: number): Promise<ToldWebhookView> {
    const secret = newSecret();
    const rotated = await this.rows.rotate(userId, id, this.box.seal(secret, secretContext.webhook(id)), overlapSec);
    if (!rotated) throw webhookNotFound({ id });
    return { ...(await this.get(userId, { userId }, id)), secret };
  }

  /** @throws AppError WEBHOOK_NOT_FOUND */
  async delete(userId: string, id: string): Promise<void> {
    if (!(await this.rows.delete(userId, id))) throw webhookNotFound({ id });
  }

  /** Everything of a user who goes: subscriptions, deliveries and the secret. */
  async erase(userId: string): Promise<void> {
    await this.rows.deleteAllOf(userId);
    await this.log.deleteAllOf(userId);
    await this.secrets.forget(userId);
  }

  private async row(visibility: Visibility, id: string): Promise<Webhook> {
    const row = await this.rows.find(visibility, id);
    if (!row) throw webhookNotFound({ id });
    return row;
  }
}
