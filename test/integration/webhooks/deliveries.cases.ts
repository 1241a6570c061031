import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { makeClip } from '../../support/media';
import { bench } from './bench';
import { answer, isGenuine } from './receiver';

const uuid = /^[0-9a-f-]{36}$/;

/** Tables of the database in which a pattern stands anywhere. */
async function rowsWith(pattern: string): Promise<string[]> {
  const database = new Client({ connectionString: bench.service.environment['DATABASE_URL'] });
  await database.connect();
  try {
    const { rows: tables } = await database.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const { rowCount } = await database.query(`SELECT 1 FROM "${name}" AS one WHERE one::text ~ $1 LIMIT 1`, [
        pattern,
      ]);
      if (rowCount !== 0) found.push(name);
    }
    return found;
  } finally {
    await database.end();
  }
}

describe('a delivery', () => {
  it('is one signed message in the Standard Webhooks form', async () => {
    await bench.withOneEvent(bench.receiver.at('/good', answer(200, 'thanks')), async (webhook, analysisId) => {
      const delivery = await bench.client.settled(webhook, 'delivered');
      const [message] = bench.receiver.to('/good');
      if (!message) throw new Error('nothing arrived');
      expect(bench.receiver.to('/good')).toHaveLength(1);
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
    const { body: told } = await bench.service.json<{ secret: string }>('/api/v1/webhooks/signing-secret');
    const analysisId = await bench.analyse({ webhook_url: bench.receiver.at('/request', answer(204)) });
    await bench.service.until(async () => (await bench.client.deliveriesAbout(analysisId))[0]?.status === 'delivered');
    const [message] = bench.receiver.to('/request');
    expect(message && isGenuine(message, told.secret)).toBe(true);
    expect(await bench.client.deliveriesAbout(analysisId)).toMatchObject([{ webhook_id: null, attempts: 1 }]);
  });

  it('goes to an address whose password and token are kept sealed', async () => {
    const url = bench.receiver.at('/sealed?token=t0psecret', answer(204)).replace('//', '//ada:pa55word@');
    await bench.withOneEvent(url, async (webhook) => {
      expect(JSON.stringify(await bench.client.settled(webhook, 'delivered'))).not.toMatch(/t0psecret|pa55word/);
      const analysisId = await bench.analyse({ webhook_url: url });
      await bench.service.post('/api/v1/batch/analyze', {
        items: [{ file_path: 'media/none.mp4' }, { file_path: 'media/none.mp4', webhook_url: url }],
        webhook_url: url,
      });
      await bench.service.until(async () =>
        (await bench.client.deliveriesAbout(analysisId)).some(
          (one) => one.webhook_id === null && one.status === 'delivered',
        ),
      );
      expect(bench.receiver.to('/sealed?token=t0psecret').length).toBeGreaterThan(1);
      expect(bench.receiver.to('/sealed?token=t0psecret')[0]?.headers.authorization).toMatch(/^Basic /);
      expect(await rowsWith('t0psecret|pa55word')).toEqual([]);
    });
  });

  it('tells of a comparison, also to the webhook_url it was asked with', async () => {
    const side = { file_path: 'media/still.mp4' };
    makeClip(bench.service.mediaRoot, 'plain.mp4', ['-t', '0.4', '-an']);
    renameSync(join(bench.service.mediaRoot, 'plain.mp4'), join(bench.service.mediaRoot, 'still.mp4'));
    const webhook = await bench.client.subscribe(bench.receiver.at('/compared', answer(200)), {
      events: ['comparison.completed'],
    });
    const { body } = await bench.service.post<{ id: string }>('/api/v1/quality/compare', {
      reference: side,
      distorted: side,
      metrics: ['ssim'],
      webhook_url: bench.receiver.at('/compare-request', answer(200)),
    });
    await bench.service.until(async () => {
      const deliveries = await bench.client.deliveriesAbout(body.id);
      return deliveries.length === 2 && deliveries.every(({ status }) => status === 'delivered');
    });
    const [message] = bench.receiver.to('/compared');
    const { type, data } = JSON.parse(message?.body ?? '{}') as { type: string; data: Record<string, unknown> };
    expect(type).toBe('comparison.completed');
    expect(data).toMatchObject({
      id: body.id,
      status: 'completed',
      validity: { valid: true },
      metrics: { ssim: { mean: 1 } },
      url: `/api/v1/quality/comparisons/${body.id}`,
    });
    expect(JSON.stringify(data)).not.toContain('per_scene');
    expect(bench.receiver.to('/compare-request')).toHaveLength(1);
    await bench.client.unsubscribe(webhook);
  });

  it('is told of once whatever the number of workers', async () => {
    const webhook = await bench.client.subscribe(bench.receiver.at('/many', answer(200)), {
      events: ['analysis.completed'],
    });
    const analyses = await Promise.all(Array.from({ length: 20 }, () => bench.analyse()));
    await bench.service.until(
      async () =>
        (await bench.client.deliveriesOf(webhook)).filter(({ status }) => status === 'delivered').length ===
        analyses.length,
    );
    const subjects = bench.receiver
      .to('/many')
      .map(({ body }) => (JSON.parse(body) as { data: { id: string } }).data.id);
    expect(subjects.toSorted()).toEqual(analyses.toSorted());
    await bench.client.unsubscribe(webhook);
  });

  it('tells only of the events that were asked for', async () => {
    const failures = await bench.client.subscribe(bench.receiver.at('/failures', answer(200)), {
      events: ['analysis.failed'],
    });
    const everything = await bench.client.subscribe(bench.receiver.at('/everything', answer(200)));
    await bench.analyse();
    await bench.service.post('/api/v1/probe/file', { file_path: 'media/audio.wav', checks: ['no.such.check'] });
    await bench.client.settled(everything, 'delivered');
    expect(bench.receiver.to('/failures')).toEqual([]);
    expect(await bench.client.deliveriesOf(failures)).toEqual([]);
    await bench.client.unsubscribe(failures);
    await bench.client.unsubscribe(everything);
  });
});

describe('a test call', () => {
  it('says how it went, and is tried once', async () => {
    const webhook = await bench.client.subscribe(
      bench.receiver.at('/tested', (reply, count) => answer(count === 1 ? 200 : 500)(reply, count)),
      {
        enabled: false,
      },
    );
    expect(await bench.client.test(webhook)).toMatchObject({
      type: 'webhook.test',
      status: 'delivered',
      response_status: 200,
    });
    expect(await bench.client.test(webhook)).toMatchObject({
      status: 'dead',
      attempts: 1,
      error: { code: 'HTTP_STATUS' },
    });
    const [message] = bench.receiver.to('/tested');
    expect(message && isGenuine(message, webhook.secret)).toBe(true);
    expect(JSON.parse(message?.body ?? '')).toMatchObject({ type: 'webhook.test', data: { webhook_id: webhook.id } });
    await bench.client.unsubscribe(webhook);
  });
});

it('a disabled webhook is not called; what it missed can be redelivered once it is enabled', async () => {
  // Disabled while the first try waits for its answer: so before there is another.
  const url = bench.receiver.at('/disabled', (reply, count) => {
    if (count === 1) void enable(false).then(() => answer(500)(reply, count));
    else answer(200)(reply, count);
  });
  const webhook = await bench.client.subscribe(url, { events: ['analysis.completed'] });
  const enable = (enabled: boolean) =>
    bench.service.json(`/api/v1/webhooks/${webhook.id}`, { method: 'PATCH', body: JSON.stringify({ enabled }) });
  await bench.analyse();
  const dead = await bench.client.settled(webhook, 'dead');
  expect(dead.error?.code).toBe('WEBHOOK_DISABLED');
  expect(await bench.client.redeliver(dead)).toMatchObject({ status: 409, body: { code: 'WEBHOOK_DISABLED' } });
  await enable(true);
  await bench.client.redeliver(dead);
  await bench.client.settled(webhook, 'delivered');
  expect(bench.receiver.to('/disabled')).toHaveLength(2);
  await bench.client.unsubscribe(webhook);
});
