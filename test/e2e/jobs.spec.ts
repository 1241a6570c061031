import type { Following, JobEvent } from '@ffprobe-api/client';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askDatabase } from '../support/ask-database';
import { makeClip } from '../support/media';
import { hasty, Service } from '../support/service';

interface Analysis {
  id: string;
  status: string;
  reused_from: string | null;
  attempt: number;
  code?: string;
}

let service: Service;
let clip: string;
beforeAll(async () => {
  service = await Service.start('jobs', { environment: hasty });
  clip = makeClip(service.mediaRoot, 'plain.mp4');
});
afterAll(() => service.stop());

const probe = (body: object, headers: Record<string, string> = {}) =>
  service.json<Analysis>('/api/v1/probe/file', {
    method: 'POST',
    body: JSON.stringify({ file_path: 'media/plain.mp4', depth: 'quick', ...body }),
    headers,
  });
const finished = async (id: string) =>
  expect((await service.client().waitFor('analysis', id)).status).toBe('completed');

/** Every event of a job, to its end. */
async function events(id: string, following: Following = {}): Promise<JobEvent[]> {
  const seen: JobEvent[] = [];
  for await (const event of service.client().events('analysis', id, following)) seen.push(event);
  return seen;
}

describe('reuse', () => {
  it('gives the earlier result for the same bytes and options, and not when asked for a fresh one', async () => {
    const first = (await probe({})).body;
    const second = (await probe({})).body;
    expect([first.reused_from, second.reused_from]).toEqual([null, first.id]);
    expect((await probe({ fresh: true })).body.reused_from).toBeNull();
    expect((await probe({ depth: 'standard' })).body.reused_from).toBeNull();
  });

  it.each(['ffprobe_version', 'ffmpeg_version', 'service_version'])('measures anew with another %s', async (part) => {
    const path = join(service.mediaRoot, `${part}.mp4`);
    copyFileSync(clip, path);
    const ask = { file_path: `media/${part}.mp4`, depth: 'standard' };
    const { id } = (await probe(ask)).body;
    expect((await probe(ask)).body.reused_from).toBe(id);
    const measuredBefore = `UPDATE analyses SET engine = jsonb_set(engine, ARRAY[$2], '"0.1"') WHERE id = $1`;
    await askDatabase(service, measuredBefore, [id, part]);
    expect((await probe(ask)).body.reused_from).toBeNull();
  });

  it('looks again at a file that was written again', async () => {
    const path = join(service.mediaRoot, 'changing.mp4');
    copyFileSync(clip, path);
    await probe({ file_path: 'media/changing.mp4' });
    copyFileSync(clip, path);
    expect((await probe({ file_path: 'media/changing.mp4' })).body.reused_from).toBeNull();
  });
});

describe('Idempotency-Key', () => {
  it('gives the stored reply to the same request and refuses another', async () => {
    const key = { 'idempotency-key': 'delivery-1' };
    const first = await probe({ fresh: true }, key);
    const again = await probe({ fresh: true }, key);
    expect([again.status, again.body.id, again.headers.get('location')]).toEqual([
      200,
      first.body.id,
      first.headers.get('location'),
    ]);
    expect((await probe({ depth: 'standard' }, key)).body).toMatchObject({
      status: 422,
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect((await probe({}, { 'idempotency-key': 'with space' })).status).toBe(400);
  });

  it('keeps nothing of a request that was refused', async () => {
    const key = { 'idempotency-key': 'delivery-2' };
    expect((await probe({ file_path: 'media/none.mp4' }, key)).status).toBe(422);
    copyFileSync(clip, join(service.mediaRoot, 'none.mp4'));
    expect((await probe({ file_path: 'media/none.mp4' }, key)).status).toBe(200);
  });

  it('tries again once', async () => {
    writeFileSync(join(service.mediaRoot, 'text.mp4'), 'no media');
    const { id, status } = (await probe({ file_path: 'media/text.mp4' })).body;
    expect(status).toBe('failed');
    const retry = () =>
      service.json<Analysis>(`/api/v1/probe/analyses/${id}/retry`, {
        method: 'POST',
        headers: { 'idempotency-key': 'retry-1' },
      });
    const [first, again] = [await retry(), await retry()];
    expect([first.status, again.status, again.body]).toEqual([202, 202, first.body]);
    await service.client().waitFor('analysis', id);
    expect((await retry()).body).toEqual(first.body);
  });

  it('runs one of two at the same time', async () => {
    const both = await Promise.all([
      probe({ fresh: true }, { 'idempotency-key': 'twin' }),
      probe({ fresh: true }, { 'idempotency-key': 'twin' }),
    ]);
    expect(both.map((reply) => reply.status).sort()).toEqual([200, 409]);
  });
});

describe('events', () => {
  it('tell how it stands, and end with how it ended', async () => {
    const { body } = await probe({ async: true, fresh: true });
    const seen = (await events(body.id)).map(({ event }) => event);
    expect(seen[0]).toBe('snapshot');
    expect(seen.at(-1)).toBe('completed');
  });

  it('give a snapshot to a client whose last event is no longer known', async () => {
    const { body } = await probe({ fresh: true });
    expect((await events(body.id, { lastEventId: '1-0' })).map(({ event }) => event)).toEqual([
      'snapshot',
      'completed',
    ]);
  });

  it('are not there for what is not there', async () => {
    expect((await service.json('/api/v1/probe/analyses/7f3b0a9e-54f1-4c7b-8f0b-5e0a3f6a2b11/events')).status).toBe(404);
  });
});

describe('cancel and retry', () => {
  it('refuse what has no such end', async () => {
    const { body } = await probe({ fresh: true });
    expect((await service.post<Analysis>(`/api/v1/probe/analyses/${body.id}/cancel`, {})).body).toMatchObject({
      status: 409,
      code: 'ANALYSIS_STATE',
    });
    expect((await service.post<Analysis>(`/api/v1/probe/analyses/${body.id}/retry`, {})).body).toMatchObject({
      status: 409,
      code: 'ANALYSIS_STATE',
    });
  });

  it('a failed analysis is tried again on the file as it is now', async () => {
    const path = join(service.mediaRoot, 'mended.mp4');
    writeFileSync(path, 'not yet');
    const failed = (await probe({ file_path: 'media/mended.mp4' })).body;
    expect(failed.status).toBe('failed');
    // The same inode, now with media in it.
    copyFileSync(clip, path);
    expect((await service.post<Analysis>(`/api/v1/probe/analyses/${failed.id}/retry`, {})).status).toBe(202);
    await finished(failed.id);
  });
});

it('an upload goes when its time is over', async () => {
  const { upload_id } = await service.client().upload(new File([new Uint8Array(10)], 'short.bin'));
  await service.until(async () => (await service.json(`/api/v1/uploads/${upload_id}/content`)).status === 404);
});
