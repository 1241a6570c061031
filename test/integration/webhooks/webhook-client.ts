import type { Service } from '../../support/service';

export interface Webhook {
  id: string;
  url: string;
  events: string[] | null;
  description: string | null;
  enabled: boolean;
  previous_secret_until: string | null;
  secret: string;
}

export interface Delivery {
  id: string;
  event_id: string;
  type: string;
  subject_id: string;
  webhook_id: string | null;
  status: 'pending' | 'delivered' | 'dead';
  attempts: number;
  next_attempt_at: string | null;
  response_status: number | null;
  duration_ms: number | null;
  reply: string | null;
  error: { code: string; detail: string } | null;
}

export interface Problem {
  code: string;
  errors?: { path: string }[];
}

const base = '/api/v1/webhooks';

/** The routes of webhooks as a client of the service calls them. */
export class WebhookClient {
  constructor(private readonly service: Service) {}

  async subscribe(url: string, settings: object = {}): Promise<Webhook> {
    const { status, body } = await this.service.post<Webhook>(base, { url, ...settings });
    if (status !== 201) throw new Error(`subscribing was answered ${status} ${JSON.stringify(body)}`);
    return body;
  }

  async unsubscribe({ id }: Webhook): Promise<void> {
    await this.service.json(`${base}/${id}`, { method: 'DELETE' });
  }

  async rotate(path: string, overlapSec?: number): Promise<{ secret: string; previous_secret_until: string | null }> {
    const init = overlapSec === undefined ? {} : { body: JSON.stringify({ overlap_sec: overlapSec }) };
    return (await this.service.json<Webhook>(`${base}/${path}`, { method: 'POST', ...init })).body;
  }

  async test({ id }: Webhook): Promise<Delivery> {
    return (await this.service.json<Delivery>(`${base}/${id}/test`, { method: 'POST' })).body;
  }

  async deliveriesOf({ id }: Webhook): Promise<Delivery[]> {
    return (await this.service.json<{ items: Delivery[] }>(`${base}/${id}/deliveries?limit=200`)).body.items;
  }

  async deliveriesAbout(subjectId: string): Promise<Delivery[]> {
    return (await this.service.json<{ items: Delivery[] }>(`${base}/deliveries?subject_id=${subjectId}`)).body.items;
  }

  async redeliver({ id }: Delivery): Promise<{ status: number; body: Delivery & Problem }> {
    return this.service.json<Delivery & Problem>(`${base}/deliveries/${id}/redeliver`, { method: 'POST' });
  }

  /** The only delivery of a webhook, once it is so. */
  async settled(webhook: Webhook, status: Delivery['status']): Promise<Delivery> {
    const isSo = async () => (await this.deliveriesOf(webhook))[0]?.status === status;
    await this.service.until(isSo, 30_000, 250);
    const [delivery] = await this.deliveriesOf(webhook);
    if (!delivery) throw new Error('the delivery is gone');
    return delivery;
  }
}
