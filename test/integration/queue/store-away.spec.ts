import { Client } from 'pg';
import { makeClip } from '../../support/media';
import { hasty, Service } from '../../support/service';

interface Analysis {
  id: string;
  status: string;
  error: { code: string } | null;
}

let service: Service;
let database: Client;
/** holds the lock; what another session does is read past its transaction */
let holder: Client;
beforeAll(async () => {
  service = await Service.start('store-away', { environment: hasty });
  const connectionString = service.environment['DATABASE_URL'];
  [database, holder] = [new Client({ connectionString }), new Client({ connectionString })];
  await Promise.all([database.connect(), holder.connect()]);
  makeClip(service.mediaRoot, 'plain.mp4');
});
afterAll(async () => {
  await Promise.all([database.end(), holder.end()]);
  await service.stop();
});

const row = async (id: string) =>
  (
    await database.query<{ status: string; attempt: number; crash_count: number }>(
      'SELECT status, attempt, crash_count FROM analyses WHERE id = $1',
      [id],
    )
  ).rows[0];

/** Ends the session in which an attempt waits to judge, as a crash of PostgreSQL would. @returns the ids of those ended */
async function endJudging(): Promise<number[]> {
  const { rows } = await database.query<{ pid: number }>(
    `SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%policy_waivers%' AND pid <> pg_backend_pid()`,
  );
  return rows.map(({ pid }) => pid);
}

/** Runs one analysis while nobody can read the waivers it is judged by. */
async function whileJudgingWaits(hold: (id: string) => Promise<void>): Promise<string> {
  await holder.query('BEGIN; LOCK TABLE policy_waivers IN ACCESS EXCLUSIVE MODE');
  try {
    const { body } = await service.post<Analysis>('/api/v1/probe/file', {
      file_path: 'media/plain.mp4',
      depth: 'quick',
      async: true,
      fresh: true,
    });
    await hold(body.id);
    return body.id;
  } finally {
    await holder.query('COMMIT');
  }
}

it('an attempt whose session ends under it is made again, and is no crash', async () => {
  const id = await whileJudgingWaits(async () => {
    const ended = new Set<number>();
    const end = async () => (await endJudging()).filter((pid) => !ended.has(pid) && ended.add(pid)).length > 0;
    await service.until(end);
    // Made again: it waits for the waivers once more, in a session of its own; the first may take its time to end.
    await service.until(end);
  });
  await service.until(async () => ['completed', 'failed'].includes((await row(id))?.status ?? ''));
  expect(await row(id)).toEqual({ status: 'completed', attempt: 3, crash_count: 0 });
});

it('work that always ends its own session fails after a few attempts', async () => {
  const id = await whileJudgingWaits(async (held) => {
    await service.until(async () => {
      await endJudging();
      return (await row(held))?.status === 'failed';
    });
  });
  expect(await row(id)).toMatchObject({ attempt: 8, crash_count: 2 });
  const { body } = await service.json<Analysis>(`/api/v1/probe/analyses/${id}`);
  expect(body).toMatchObject({ status: 'failed', error: { code: 'INTERNAL_ERROR' } });
});

it('a caller whose row is lost before it ended is told to ask again', async () => {
  await holder.query('BEGIN; LOCK TABLE policy_waivers IN ACCESS EXCLUSIVE MODE');
  try {
    const call = service.post<{ code: string }>('/api/v1/probe/file', {
      file_path: 'media/plain.mp4',
      depth: 'quick',
      fresh: true,
    });
    await service.until(async () => {
      const { rowCount } = await database.query(`DELETE FROM analyses WHERE status = 'running'`);
      return (rowCount ?? 0) > 0;
    });
    const { status, body, headers } = await call;
    expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'ANALYSIS_LOST', '1']);
  } finally {
    await holder.query('COMMIT');
  }
});
