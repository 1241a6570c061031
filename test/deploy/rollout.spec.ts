import { join } from 'node:path';
import { Client } from 'pg';
import { makeClip } from '../support/media';
import { Service } from '../support/service';
import { root } from './chart';

/**
 * What a rollout is: the schema is the newer version's already while pods of the older one still serve. OLDER_BUILD names the compiled
 * programs of an earlier version (its `dist`); without it this version stands in for the older one, and a schema that was expanded once
 * more for the newer.
 */
const older = process.env['OLDER_BUILD'];

describe(older === undefined ? 'this version on a schema of tomorrow' : 'an older build on this schema', () => {
  let service: Service;
  beforeAll(async () => {
    service = await Service.start('rollout', { programs: older ?? join(root, 'dist') });
    makeClip(service.mediaRoot, 'plain.mp4');
    await expandOnce(service.environment['DATABASE_URL'] ?? '');
  });
  afterAll(() => (service as Service | undefined)?.stop());

  it('accepts, works off, lists, reports, batches and deletes', async () => {
    const probed = await service.post<{ id: string; status: string }>('/api/v1/probe/file', {
      file_path: 'media/plain.mp4',
      labels: { of: 'rollout' },
    });
    expect([probed.status, probed.body.status]).toEqual([200, 'completed']);
    const { id } = probed.body;
    const listed = await service.json<{ items: { id: string }[] }>('/api/v1/probe/analyses?label=of:rollout');
    expect(listed.body.items.map((item) => item.id)).toEqual([id]);
    const report = await service.post('/api/v1/reports', { subject: { analysis_id: id }, format: 'json' });
    expect([200, 201, 202]).toContain(report.status);
    const batch = await service.post<{ id: string }>('/api/v1/batch/analyze', {
      items: [{ file_path: 'media/plain.mp4' }],
    });
    await service.until(async () => {
      const { body } = await service.json<{ status: string }>(`/api/v1/batch/${batch.body.id}`);
      return body.status === 'completed';
    });
    expect((await service.fetch(`/api/v1/probe/analyses/${id}`, { method: 'DELETE' })).status).toBe(204);
  });

  it('works side by side with a worker of this version', async () => {
    service.spawn('worker', { INSTANCE_ID: 'newer' });
    const newer = join(root, 'dist');
    expect(newer).not.toBe(older);
    const replies = await Promise.all(
      Array.from({ length: 12 }, () =>
        service.post<{ status: string }>('/api/v1/probe/file', { file_path: 'media/plain.mp4', fresh: true }),
      ),
    );
    expect(new Set(replies.map(({ body }) => body.status))).toEqual(new Set(['completed']));
  });
});

/** What an expanding migration may do: a nullable column and one with a default on every table, a table, an index, a value of a type. */
async function expandOnce(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    for (const { name } of rows) {
      await client.query(`ALTER TABLE ${name} ADD tomorrow_note text, ADD tomorrow_count int NOT NULL DEFAULT 0`);
    }
    await client.query(
      'CREATE TABLE tomorrow_things (id uuid PRIMARY KEY, analysis_id uuid REFERENCES analyses ON DELETE CASCADE)',
    );
    await client.query('CREATE INDEX CONCURRENTLY analyses_of_tomorrow ON analyses (tomorrow_count)');
    await client.query(`ALTER TYPE analyses_status_enum ADD VALUE 'tomorrow'`);
    expect(rows.length).toBeGreaterThan(10);
  } finally {
    await client.end();
  }
}
