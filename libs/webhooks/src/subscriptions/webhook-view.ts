import type { CallbackUrls } from '@app/outbound';
import type { EventType } from '../event-types';
import { stillGood } from '../secrets/rotation';
import type { Webhook } from './webhook.entity';

/** A subscription as callers see it; its secret is told once, when it is made or rotated. */
export interface WebhookView {
  id: string;
  user_id: string;
  url: string;
  events: EventType[] | null;
  description: string | null;
  enabled: boolean;
  created_at: string;
  previous_secret_until: string | null;
}

export interface ToldWebhookView extends WebhookView {
  secret: string;
}

/** @param readerId an address may hold a password or token: others than its owner see it redacted */
export function webhookView(row: Webhook, readerId: string, callbacks: CallbackUrls): WebhookView {
  return {
    id: row.id,
    user_id: row.userId,
    url: row.userId === readerId ? callbacks.open(row.url) : callbacks.shown(row.url),
    events: row.events,
    description: row.description,
    enabled: row.enabled,
    created_at: row.createdAt.toISOString(),
    previous_secret_until: stillGood(row)?.toISOString() ?? null,
  };
}
