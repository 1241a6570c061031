import type { CallbackUrls } from '@app/outbound';
import type { DeliveryError, DeliveryStatus, WebhookDelivery } from './webhook-delivery.entity';

/** A delivery as callers see it. */
export interface DeliveryView {
  id: string;
  user_id: string;
  event_id: string;
  type: string;
  subject_id: string;
  webhook_id: string | null;
  url: string;
  status: DeliveryStatus;
  attempts: number;
  created_at: string;
  last_attempt_at: string | null;
  next_attempt_at: string | null;
  delivered_at: string | null;
  response_status: number | null;
  duration_ms: number | null;
  reply: string | null;
  error: DeliveryError | null;
}

/** @param row with its webhook, where it has one */
export function deliveryView(row: WebhookDelivery, callbacks: CallbackUrls): DeliveryView {
  return {
    id: row.id,
    user_id: row.userId,
    event_id: row.eventId,
    type: row.type,
    subject_id: row.subjectId,
    webhook_id: row.webhookId,
    url: callbacks.shown(row.url ?? row.webhook?.url ?? ''),
    status: row.status,
    attempts: row.attempt,
    created_at: row.createdAt.toISOString(),
    last_attempt_at: row.lastAttemptAt?.toISOString() ?? null,
    next_attempt_at: row.status === 'pending' ? row.nextAttemptAt.toISOString() : null,
    delivered_at: row.deliveredAt?.toISOString() ?? null,
    response_status: row.lastStatus,
    duration_ms: row.durationMs,
    reply: row.reply,
    error: row.lastError,
  };
}
