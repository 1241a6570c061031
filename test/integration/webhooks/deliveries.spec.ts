import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { makeClip } from '../../support/media';
import { Service } from '../../support/service';
import { answer, isGenuine, type Message, Receiver } from './receiver';
import { type Webhook, WebhookClient } from './webhook-client';

const uuid = /^[0-9a-f-]{36}$/;
const tries = 3;
const timeoutMs = 1500;

let receiver: Receiver;
let service: Service;
let client: WebhookClient;

beforeAll(async () => {
  receiver = await Receiver.start();
  service = await Service.start('webhook-deliveries', {
    workers: 2,
    environment: {
      OUTBOUND_ALLOW_PRIVATE: receiver.host,
      WEBHOOK_TIMEOUT_MS: String(timeoutMs),
      WEBHOOK_RETRY_DELAYS_SEC: '0.2,0.2',
      WEBHOOK_POLL_MS: '100',
    },
  });
  client = new WebhookClient(service);
  makeClip(service.mediaRoot, 'audio.wav');
});
afterAll(async () => {
  await service.stop();
  await receiver.stop();
});

/** Has a clip analysed and gives the analysis' id. */
async function analyse(options: object = {}): Promise<string> {
  const { status, body } = await service.post<{ id: string }>('/api/v1/probe/file', {
    file_path: 'media/audio.wav',
    fresh: true,
    ...options,
  });
  expect(status).toBe(200);
  return body.id;
}

/** Subscribes, has one clip analysed, and unsubscribes after what `see` looked at. */
async function withOneEvent(url: string, see: (webhook: Webhook, analysisId: string) => Promise<void>): Promise<void> {
  const webhook = await client.subscribe(url, { events: ['analysis.completed'] });
  try {
    await see(webhook, await analyse());
  } finally {
    await client.unsubscribe(webhook);
  }
}

const idsOf = (messages: Message[]) => new Set(messages.map(({ headers }) => headers['webhook-id']));

describe('a delivery', () => {
  it('is one signed message in the Standard Webhooks form', async () => {
    await withOneEvent(receiver.at('/good', answer(200, 'thanks')), async (webhook, analysisId) => {
      const delivery = await client.settled(webhook, 'delivered');
      const [message] = receiver.to('/good');
      if (!message) throw new Error('nothing arrived');
      expect(receiver.to('/good')).toHaveLength(1);
      expect(message.headers['content-type']).toBe('application/json');
      expect(message.headers['webhook-id']).toMatch(uuid);
      expect(message.headers['webhook-signature']).toMatch(/^v1,[A-Za-z0-9+/]{43}=$/);
      expect(isGenuine(message, webhook.secret)).toBe(true);
      expect(isGenuine({ ...message, body: `${message.body} ` }, webhook.secret)).toBe(false);
      const body = JSON.parse(message.body) as { type: string; timestamp: string; data: Record<string, unknown> };
      expect(Object.keys(body)).toEqual(['type', 'timestamp', 'data']);
      expect(body).toMatchObject({
        type: 'analysis.completed',
        data: {
          id: analysisId,
          status: 'completed',
          verdict: { result: 'pass' },
          media: { audio: [{ codec: 'pcm_s16le' }] },
          finding_counts: { critical: 0 },
        },
      });
      expect(Math.abs(Date.parse(body.timestamp) - message.atMs)).toBeLessThan(60_000);
      expect(body.data).not.toHaveProperty('ffprobe_data');
      expect(delivery).toMatchObject({
        event_id: message.headers['webhook-id'],
        type: 'analysis.completed',
        subject_id: analysisId,
        attempts: 1,
        response_status: 200,
        reply: 'thanks',
        error: null,
        next_attempt_at: null,
      });
    });
  });

  it('to the webhook_url of a request is signed with the caller’s own secret', async () => {
    const { body: told } = await service.json<{ secret: string }>('/api/v1/webhooks/signing-secret');
    const analysisId = await analyse({ webhook_url: receiver.at('/request', answer(204)) });
    await service.until(async () => (await client.deliveriesAbout(analysisId))[0]?.status === 'delivered');
    const [message] = receiver.to('/request');
    expect(message && isGenuine(message, told.secret)).toBe(true);
    expect(await client.deliveriesAbout(analysisId)).toMatchObject([{ webhook_id: null, attempts: 1 }]);
  });

  it('is told of once whatever the number of workers', async () => {
    const webhook = await client.subscribe(receiver.at('/many', answer(200)), { events: ['analysis.completed'] });
    const analyses = await Promise.all(Array.from({ length: 20 }, () => analyse()));
    await service.until(
      async () =>
        (await client.deliveriesOf(webhook)).filter(({ status }) => status === 'delivered').length === analyses.length,
    );
    const subjects = receiver.to('/many').map(({ body }) => (JSON.parse(body) as { data: { id: string } }).data.id);
    expect(subjects.toSorted()).toEqual(analyses.toSorted());
    await client.unsubscribe(webhook);
  });

  it('tells only of the events that were asked for', async () => {
    const failures = await client.subscribe(receiver.at('/failures', answer(200)), { events: ['analysis.failed'] });
    const everything = await client.subscribe(receiver.at('/everything', answer(200)));
    await analyse();
    await service.post('/api/v1/probe/file', { file_path: 'media/audio.wav', checks: ['no.such.check'] });
    await client.settled(everything, 'delivered');
    expect(receiver.to('/failures')).toEqual([]);
    expect(await client.deliveriesOf(failures)).toEqual([]);
    await client.unsubscribe(failures);
    await client.unsubscribe(everything);
  });
});

describe('a receiver that', () => {
  it('fails at first gets the same message under the same id until it takes it', async () => {
    const url = receiver.at('/later', (reply, count) => answer(count < 3 ? 500 : 200)(reply, count));
    await withOneEvent(url, async (webhook) => {
      expect(await client.settled(webhook, 'delivered')).toMatchObject({
        attempts: 3,
        response_status: 200,
        error: null,
      });
      const messages = receiver.to('/later');
      expect(messages).toHaveLength(3);
      expect(idsOf(messages).size).toBe(1);
      expect(new Set(messages.map(({ body }) => body)).size).toBe(1);
      expect(messages.every((message) => isGenuine(message, webhook.secret))).toBe(true);
    });
  });

  it('fails for good is given up after the last try, and served again when asked', async () => {
    let healthy = false;
    const url = receiver.at('/down', (reply, count) => answer(healthy ? 200 : 503, 'down')(reply, count));
    await withOneEvent(url, async (webhook) => {
      const dead = await client.settled(webhook, 'dead');
      expect(dead).toMatchObject({
        attempts: tries,
        response_status: 503,
        reply: 'down',
        error: { code: 'HTTP_STATUS' },
        next_attempt_at: null,
      });
      healthy = true;
      const redelivered = await client.redeliver(dead);
      expect(redelivered).toMatchObject({ status: 202, body: { status: 'pending' } });
      expect(await client.settled(webhook, 'delivered')).toMatchObject({ id: dead.id, attempts: tries + 1 });
      expect(idsOf(receiver.to('/down')).size).toBe(1);
    });
  });

  it('hangs is cut off at the deadline and does not keep others waiting', async () => {
    const hanging = await client.subscribe(
      receiver.at('/hang', () => undefined),
      { events: ['analysis.completed'] },
    );
    const prompt = await client.subscribe(receiver.at('/prompt', answer(200)), { events: ['analysis.completed'] });
    await analyse();
    await client.settled(prompt, 'delivered');
    const dead = await client.settled(hanging, 'dead');
    expect(dead).toMatchObject({ attempts: tries, response_status: null, error: { code: 'DEADLINE_EXCEEDED' } });
    expect(dead.duration_ms).toBeGreaterThan(timeoutMs - 100);
    expect(dead.duration_ms).toBeLessThan(timeoutMs + 1000);
    await client.unsubscribe(hanging);
    await client.unsubscribe(prompt);
  });

  it('redirects is not followed', async () => {
    let visits = 0;
    const elsewhere = createServer((_request, reply) => {
      visits += 1;
      reply.end();
    }).listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    const target = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
    const url = receiver.at('/redirect', (reply) => void reply.writeHead(307, { location: target }).end());
    await withOneEvent(url, async (webhook) => {
      expect(await client.settled(webhook, 'dead')).toMatchObject({ error: { code: 'REDIRECT_REFUSED' } });
      expect(visits).toBe(0);
    });
    elsewhere.close();
  });

  it('answers with a gigabyte is read for 4 KB of it', async () => {
    let sentBytes = 0;
    const chunk = Buffer.alloc(64 * 1024, 'x');
    const url = receiver.at('/flood', (reply) => {
      reply.writeHead(200);
      const pour = () => {
        while (sentBytes < 1024 ** 3 && !reply.destroyed) {
          sentBytes += chunk.length;
          if (!reply.write(chunk)) return void reply.once('drain', pour);
        }
        reply.end();
      };
      pour();
    });
    await withOneEvent(url, async (webhook) => {
      const delivery = await client.settled(webhook, 'delivered');
      expect(delivery.reply).toBe('x'.repeat(4096));
      expect(sentBytes).toBeLessThan(32 * 1024 ** 2);
      expect(peakMemoryMb(service.pidOf('worker'))).toBeLessThan(500);
    });
  });

  it('answers 200 and then drips its body for ever has taken the message', async () => {
    const url = receiver.at('/drip', (reply) => {
      reply.writeHead(200);
      reply.write('ok');
    });
    await withOneEvent(url, async (webhook) => {
      expect(await client.settled(webhook, 'delivered')).toMatchObject({ attempts: 1, reply: 'ok' });
    });
  });
});

describe('secrets', () => {
  it('sign both during a rotation, the new one alone after it', async () => {
    const webhook = await client.subscribe(receiver.at('/rotating', answer(200)));
    const rotated = await client.rotate(`${webhook.id}/rotate-secret`);
    expect(rotated.previous_secret_until).not.toBeNull();
    await client.test(webhook);
    const [both] = receiver.to('/rotating');
    expect(both?.headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/);
    expect(both && [webhook.secret, rotated.secret].map((secret) => isGenuine(both, secret))).toEqual([true, true]);

    const alone = await client.rotate(`${webhook.id}/rotate-secret`, 0);
    expect(alone.previous_secret_until).toBeNull();
    await client.test(webhook);
    const [, message] = receiver.to('/rotating');
    expect(
      message && [webhook.secret, rotated.secret, alone.secret].map((secret) => isGenuine(message, secret)),
    ).toEqual([false, false, true]);
    await client.unsubscribe(webhook);
  });

  it('end when their overlap ends', async () => {
    const webhook = await client.subscribe(receiver.at('/overlap', answer(200)));
    const { previous_secret_until: until } = await client.rotate(`${webhook.id}/rotate-secret`, 1);
    await service.until(async () => Date.now() > Date.parse(until ?? ''));
    await client.test(webhook);
    const [message] = receiver.to('/overlap');
    expect(message && isGenuine(message, webhook.secret)).toBe(false);
    await client.unsubscribe(webhook);
  });

  it('of requests rotate, too', async () => {
    const before = (await service.json<{ secret: string }>('/api/v1/webhooks/signing-secret')).body.secret;
    const after = await client.rotate('signing-secret/rotate');
    const analysisId = await analyse({ webhook_url: receiver.at('/request-rotated', answer(200)) });
    await service.until(async () => (await client.deliveriesAbout(analysisId))[0]?.status === 'delivered');
    const [message] = receiver.to('/request-rotated');
    expect(message && [before, after.secret].map((secret) => isGenuine(message, secret))).toEqual([true, true]);
  });
});

describe('a test call', () => {
  it('says how it went, and is tried once', async () => {
    const webhook = await client.subscribe(
      receiver.at('/tested', (reply, count) => answer(count === 1 ? 200 : 500)(reply, count)),
      {
        enabled: false,
      },
    );
    expect(await client.test(webhook)).toMatchObject({
      type: 'webhook.test',
      status: 'delivered',
      response_status: 200,
    });
    expect(await client.test(webhook)).toMatchObject({ status: 'dead', attempts: 1, error: { code: 'HTTP_STATUS' } });
    const [message] = receiver.to('/tested');
    expect(message && isGenuine(message, webhook.secret)).toBe(true);
    expect(JSON.parse(message?.body ?? '')).toMatchObject({ type: 'webhook.test', data: { webhook_id: webhook.id } });
    await client.unsubscribe(webhook);
  });
});

it('a disabled webhook is not called; what it missed can be redelivered once it is enabled', async () => {
  const url = receiver.at('/disabled', (reply, count) => answer(count === 1 ? 500 : 200)(reply, count));
  const webhook = await client.subscribe(url, { events: ['analysis.completed'] });
  const enable = (enabled: boolean) =>
    service.json(`/api/v1/webhooks/${webhook.id}`, { method: 'PATCH', body: JSON.stringify({ enabled }) });
  await analyse();
  await service.until(async () => receiver.to('/disabled').length === 1);
  await enable(false);
  const [, ...rest] = [await client.settled(webhook, 'dead')];
  expect(rest).toEqual([]);
  const dead = await client.settled(webhook, 'dead');
  expect(dead.error?.code).toBe('WEBHOOK_DISABLED');
  expect(await client.redeliver(dead)).toMatchObject({ status: 409, body: { code: 'WEBHOOK_DISABLED' } });
  await enable(true);
  await client.redeliver(dead);
  await client.settled(webhook, 'delivered');
  expect(receiver.to('/disabled')).toHaveLength(2);
  await client.unsubscribe(webhook);
});

function peakMemoryMb(pid: number): number {
  const [, kb] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kb) / 1024;
}
