import { PutObjectCommand } from '@aws-sdk/client-s3';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Accepted, Batch, Item } from '../../e2e/batch-client';
import { makeClip } from '../../support/media';
import { testFfmpeg } from '../../support/media-tools';
import type { Service } from '../../support/service';
import { answer, isGenuine, Receiver } from '../webhooks/receiver';
import { WebhookClient } from '../webhooks/webhook-client';
import type { ObjectServer } from './object-server';

interface Exported {
  source: string | null;
  reference: string | null;
  distorted: string | null;
  verdict: string | null;
  psnr: number | null;
  ssim: number | null;
  width: number | null;
}

/** By a service that reads the bucket `films`, and `closed` not. */
export function batchKindCases(given: () => { server: ObjectServer; service: Service }): void {
  let service: Service;
  let receiver: Receiver;
  let webhooks: WebhookClient;

  beforeAll(async () => {
    const { server } = given();
    ({ service } = given());
    receiver = await Receiver.start();
    webhooks = new WebhookClient(service);
    const clip = makeClip(service.mediaRoot, 'plain.mp4');
    const worse = join(service.mediaRoot, 'worse.mp4');
    execFileSync(testFfmpeg(), [
      '-v',
      'error',
      '-nostdin',
      '-i',
      clip,
      ...'-an -c:v libx264 -crf 45'.split(' '),
      worse,
    ]);
    const bytes = readFileSync(clip);
    for (const key of ['spring/a.mp4', 'spring/b & c.mp4', 'spring/old/d.mp4', 'spring/notes.txt', 'other/e.mp4'])
      await server.access.client.send(new PutObjectCommand({ Bucket: 'films', Key: key, Body: bytes }));
  });
  afterAll(() => receiver.stop());

  const analyze = async (body: object) => (await service.post<Accepted>('/api/v1/batch/analyze', body)).body;

  async function ended(id: string): Promise<Batch> {
    const path = `/api/v1/batch/${id}`;
    await service.until(async () => (await service.json<Batch>(path)).body.status === 'completed');
    return (await service.json<Batch>(path)).body;
  }

  async function exported(id: string): Promise<Exported[]> {
    const text = await (await service.fetch(`/api/v1/batch/${id}/export?format=ndjson`)).text();
    return text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Exported);
  }

  describe('a prefix of a bucket', () => {
    it('is listed by globs, and every object analysed', async () => {
      const { id } = await analyze({
        s3_prefix: 's3://films/spring/',
        glob: '**/*.mp4',
        exclude: ['old/**'],
        depth: 'quick',
      });
      const { total, counts } = await ended(id);
      expect([total, counts['completed'], counts['failed']]).toEqual([2, 2, 0]);
      const rows = await exported(id);
      expect(rows.map(({ source, width }) => [source, width])).toEqual([
        ['s3://films/spring/a.mp4', 320],
        ['s3://films/spring/b & c.mp4', 320],
      ]);
    });

    it('that holds nothing is a batch that ended; a bucket that is not open is refused', async () => {
      const { id } = await analyze({ s3_prefix: 's3://films/none/', glob: '**' });
      expect((await ended(id)).total).toBe(0);
      expect((await analyze({ s3_prefix: 's3://closed/', glob: '**' })).code).toBe('S3_BUCKET_NOT_ALLOWED');
    });
  });

  describe('comparisons', () => {
    const reference = { file_path: 'media/plain.mp4' };
    const distorted = { file_path: 'media/worse.mp4' };

    it('are items with options of their own, beside analyses; the same is compared once', async () => {
      const { id } = await analyze({
        items: [
          { reference, distorted },
          { reference: { s3: 's3://films/spring/a.mp4' }, distorted, metrics: ['ssim'], fail_below: { ssim: 0.9999 } },
          { reference, distorted },
          reference,
          { reference, distorted: { file_path: 'media/none.mp4' } },
          { reference },
        ],
        metrics: ['psnr'],
        depth: 'quick',
      });
      const batch = await ended(id);
      expect([batch.counts['completed'], batch.counts['failed'], batch.counts['fail'], batch.duplicates]).toEqual([
        4, 2, 1, 1,
      ]);
      const { items } = (await service.json<{ items: Item[] }>(`/api/v1/batch/${id}/items`)).body;
      expect(items.map(({ error }) => error?.code ?? null)).toEqual([
        ...[null, null, null, null],
        ...['PATH_NOT_AVAILABLE', 'VALIDATION_FAILED'],
      ]);
      expect(items.map((item) => [item.comparison_id !== null, item.analysis_id !== null, item.duplicate_of])).toEqual([
        ...[
          [true, false, null],
          [true, false, null],
          [true, false, 0],
        ],
        ...[
          [false, true, null],
          [false, false, null],
          [false, false, null],
        ],
      ]);
      const compared = await service.json<{ status: string; metrics: { psnr: { mean: number } } }>(
        `/api/v1/quality/comparisons/${items[0]?.comparison_id}`,
      );
      const { mean } = compared.body.metrics.psnr;
      const rows = await exported(id);
      expect(rows[0]).toMatchObject({
        reference: 'media/plain.mp4',
        distorted: 'media/worse.mp4',
        source: null,
        ssim: null,
        psnr: mean,
      });
      expect(rows[1]).toMatchObject({ reference: 's3://films/spring/a.mp4', verdict: 'fail', psnr: null });
      expect(rows[1]?.ssim).toBeGreaterThan(0.5);
      expect(rows[2]?.psnr).toBe(mean);
    });
  });

  describe('the end of a batch', () => {
    it('is told once to the webhook of the request and to who subscribed, signed', async () => {
      const webhook = await webhooks.subscribe(receiver.at('/subscribed', answer(204)), {
        events: ['batch.completed'],
      });
      const { body: own } = await service.json<{ secret: string }>('/api/v1/webhooks/signing-secret');
      const { id } = await analyze({
        items: [{ file_path: 'media/plain.mp4' }, { file_path: 'media/none.mp4' }],
        depth: 'quick',
        webhook_url: receiver.at('/own', answer(204)),
      });
      await ended(id);
      // An earlier batch may be told late, to who has subscribed meanwhile.
      const told = (path: string) =>
        receiver.to(path).filter(({ body }) => (JSON.parse(body) as { data: { id: string } }).data.id === id);
      await service.until(async () => told('/own').length > 0 && told('/subscribed').length > 0);
      for (const [path, secret] of [
        ['/own', own.secret],
        ['/subscribed', webhook.secret],
      ] as const) {
        const [message, ...more] = told(path);
        if (!message) throw new Error(`nothing came to ${path}`);
        expect([more.length, isGenuine(message, secret ?? '')]).toEqual([0, true]);
        expect(JSON.parse(message.body)).toMatchObject({
          type: 'batch.completed',
          data: { id, status: 'completed', counts: { completed: 1, failed: 1 } },
        });
      }
    });
  });
}
