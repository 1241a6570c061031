import { makeClip } from '../../support/media';
import { Service } from '../../support/service';
import { type Message, Receiver } from './receiver';
import { type Webhook, WebhookClient } from './webhook-client';

export const tries = 3;
export const timeoutMs = 1500;

/** A service with two workers that tries three times in a second, and a receiver it may reach. */
class Bench {
  private constructor(
    readonly receiver: Receiver,
    readonly service: Service,
    readonly client: WebhookClient,
  ) {}

  static async start(): Promise<Bench> {
    const receiver = await Receiver.start();
    const service = await Service.start('webhook-sending', {
      workers: 2,
      environment: {
        WEBHOOK_TIMEOUT_MS: String(timeoutMs),
        WEBHOOK_RETRY_DELAYS_SEC: '0.2,0.2',
        WEBHOOK_POLL_MS: '100',
      },
    });
    makeClip(service.mediaRoot, 'audio.wav');
    return new Bench(receiver, service, new WebhookClient(service));
  }

  /** Has a clip analysed, as little as is enough to be told of, and gives the analysis' id. */
  async analyse(options: object = {}): Promise<string> {
    const request = { file_path: 'media/audio.wav', depth: 'quick', fresh: true, ...options };
    const { status, body } = await this.service.post<{ id: string }>('/api/v1/probe/file', request);
    if (status !== 200) throw new Error(`the analysis was answered ${status}`);
    return body.id;
  }

  /** Subscribes, has one clip analysed, and unsubscribes after `see` has looked at what came. */
  async withOneEvent(url: string, see: (webhook: Webhook, analysisId: string) => Promise<void>): Promise<void> {
    const webhook = await this.client.subscribe(url, { events: ['analysis.completed'] });
    try {
      await see(webhook, await this.analyse({ depth: 'standard' }));
    } finally {
      await this.client.unsubscribe(webhook);
    }
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.receiver.stop();
  }
}

export const idsOf = (messages: Message[]) => new Set(messages.map(({ headers }) => headers['webhook-id']));

/** That of sending.spec.ts, for its cases. */
export let bench: Bench;

export async function openBench(): Promise<void> {
  bench = await Bench.start();
}
