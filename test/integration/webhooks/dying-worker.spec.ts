import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { askDatabase } from '../../support/ask-database';
import { makeClip } from '../../support/media';
import { Service } from '../../support/service';
import { answer, isGenuine, Receiver } from './receiver';
import { type Webhook, WebhookClient } from './webhook-client';

let receiver: Receiver;
let service: Service;
let client: WebhookClient;
let worker: ChildProcess;

beforeAll(async () => {
  receiver = await Receiver.start();
  service = await Service.start('webhook-worker', { workers: 0 });
  worker = spawnWorker('worker-0');
  await service.until(async () => (await service.json('/health/ready')).body['status'] === 'ok');
  client = new WebhookClient(service);
  makeClip(service.mediaRoot, 'audio.wav');
});
afterAll(async () => {
  await service.stop();
  await receiver.stop();
});

const spawnWorker = (name: string, settings: Record<string, string> = {}) =>
  service.spawn('worker', { INSTANCE_ID: name, WEBHOOK_TIMEOUT_MS: '5000', WEBHOOK_POLL_MS: '100', ...settings });

/** A delivery as some worker left it. */
async function insertDelivery({ id }: Webhook, columns: Record<string, unknown>): Promise<void> {
  const names = Object.keys(columns);
  await askDatabase(
    service,
    `INSERT INTO webhook_deliveries (id, event_id, type, subject_id, user_id, webhook_id, occurred_at, ${names.join(', ')})
     SELECT gen_random_uuid(), gen_random_uuid(), 'batch.completed', gen_random_uuid(), user_id, id, now(),
       ${names.map((_name, index) => `$${index + 2}`).join(', ')} FROM webhooks WHERE id = $1`,
    [id, ...Object.values(columns)],
  );
}

it('a worker told to stop lets the try under way end', async () => {
  let answerIt: () => void = () => undefined;
  const url = receiver.at('/stopping', (reply, count) => {
    answerIt = () => answer(200)(reply, count);
  });
  const webhook = await client.subscribe(url);
  const test = client.test(webhook);
  await service.until(async () => receiver.to('/stopping').length === 1);
  worker.kill('SIGTERM');
  const ended = once(worker, 'exit');
  expect(await Promise.race([ended, heldFor(700)])).toBe('held');
  answerIt();
  await test;
  expect(await client.settled(webhook, 'delivered')).toMatchObject({ attempts: 1 });
  await ended;
  await client.unsubscribe(webhook);
});

it('a worker killed between the delivery and its record delivers again, under the same id', async () => {
  // What it leaves is nobody's until three times its timeout is over.
  const killed = spawnWorker('worker-killed', { WEBHOOK_TIMEOUT_MS: '2000' });
  const url = receiver.at('/killed', (reply, count) => {
    if (count === 1) killed.kill('SIGKILL');
    answer(200)(reply, count);
  });
  const webhook = await client.subscribe(url);
  await service.post('/api/v1/probe/file', { file_path: 'media/audio.wav' });
  await service.until(async () => receiver.to('/killed').length === 1);
  expect((await client.deliveriesOf(webhook))[0]).toMatchObject({ status: 'pending', attempts: 1 });

  spawnWorker('worker-after');
  expect(await client.settled(webhook, 'delivered')).toMatchObject({ attempts: 2, response_status: 200 });
  const [first, second] = receiver.to('/killed');
  expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
  expect(second?.body).toBe(first?.body);
  expect(second && isGenuine(second, webhook.secret)).toBe(true);
  await client.unsubscribe(webhook);
});

it('an event that no living worker saw end is relayed by the timer', async () => {
  const webhook = await client.subscribe(receiver.at('/unseen', answer(200)));
  const subjectId = '00000000-0000-7000-8000-00000000abcd';
  await askDatabase(
    service,
    `INSERT INTO outbox (id, type, subject_id, user_id)
     SELECT gen_random_uuid(), 'comparison.completed', $1, user_id FROM webhooks WHERE id = $2`,
    [subjectId, webhook.id],
  );
  await client.settled(webhook, 'delivered');
  expect(JSON.parse(receiver.to('/unseen')[0]?.body ?? '')).toMatchObject({
    type: 'comparison.completed',
    data: { id: subjectId },
  });
  expect(await askDatabase(service, 'SELECT id FROM outbox WHERE relayed_at IS NULL')).toEqual([]);
  await client.unsubscribe(webhook);
});

it('an address that is private by the time it is called is refused by the door', async () => {
  const webhook = await client.subscribe(receiver.at('/moved', answer(200)), { enabled: true });
  await askDatabase(service, `UPDATE webhooks SET url = 'http://127.0.0.2:9/' WHERE id = $1`, [webhook.id]);
  expect(await client.test(webhook)).toMatchObject({ status: 'dead', error: { code: 'ADDRESS_NOT_PUBLIC' } });
  await client.unsubscribe(webhook);
});

it('a message whose tries never leave a record does not circle for ever', async () => {
  const webhook = await client.subscribe(receiver.at('/poison', answer(200)));
  await insertDelivery(webhook, { tries: 50 });
  expect(await client.settled(webhook, 'dead')).toMatchObject({ error: { code: 'TRIES_UNRECORDED' } });
  expect(receiver.to('/poison')).toEqual([]);
  await client.unsubscribe(webhook);
});

it('deliveries that ended long ago are forgotten, those that wait are not', async () => {
  const webhook = await client.subscribe(receiver.at('/old', answer(200)));
  await insertDelivery(webhook, { status: 'dead', created_at: '2020-01-01T00:00:00Z' });
  await insertDelivery(webhook, { status: 'dead' });
  await insertDelivery(webhook, { created_at: '2020-01-01T00:00:00Z', next_attempt_at: '2999-01-01T00:00:00Z' });
  spawnWorker('worker-keeper');
  await service.until(async () => (await client.deliveriesOf(webhook)).length === 2);
  const left = await client.deliveriesOf(webhook);
  expect(left.map(({ status }) => status).toSorted()).toEqual(['dead', 'pending']);
  await client.unsubscribe(webhook);
});

/** That something does not happen can only be seen by looking for a while. */
async function heldFor(ms: number): Promise<'held'> {
  await delay(ms);
  return 'held';
}
