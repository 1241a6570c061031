import { DataSource } from 'typeorm';
import { dataSourceOptions, migrate } from '../../../libs/database/src';
import { Analysis, AnalysisRepository } from '../../../libs/probe/src';
import type { JobTable } from '../../../libs/queue/src';
import { runningStores } from '../../support/stores';

const [userId, id] = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b'];
const leaseMs = 60_000;

type Claim = NonNullable<Awaited<ReturnType<JobTable['claim']>>>;

let dataSource: DataSource;
let jobs: JobTable;
beforeAll(async () => {
  const options = dataSourceOptions(
    {
      DATABASE_URL: await runningStores().databaseUrl('fence'),
      DB_POOL_MAX: 3,
      DB_IDLE_TIMEOUT_MS: 10_000,
      DB_MAX_LIFETIME_MS: 60_000,
      DB_CONNECT_TIMEOUT_MS: 10_000,
    },
    'fence-test',
  );
  await migrate(options);
  dataSource = await new DataSource({ ...options, migrations: [], entities: [Analysis] }).initialize();
  jobs = new AnalysisRepository(dataSource).jobs;
  await dataSource.query(
    `INSERT INTO users (id, email, password_hash, role) VALUES ($1, 'fence@example.com', '', 'user')`,
    [userId],
  );
});
afterAll(async () => {
  await dataSource.destroy();
});

beforeEach(async () => {
  await dataSource.query('DELETE FROM analyses');
  await dataSource.query(
    `INSERT INTO analyses (id, user_id, source, input, depth, options, lane, turn) VALUES ($1, $2, '{}', '{}', 'quick', '{}', 'quick', 1)`,
    [id, userId],
  );
});

/** As a server leaves a row that died before the claim was on its disk. */
async function forgetClaim(): Promise<void> {
  await dataSource.query(
    `UPDATE analyses SET status = 'pending', attempt = attempt - 1, lease_owner = NULL, lease_until = NULL`,
  );
}

async function claimed(owner: string): Promise<Claim> {
  const claim = await jobs.claim('quick', owner, leaseMs);
  if (!claim) throw new Error('nothing to claim');
  return claim;
}

it('a forgotten claim gives the same attempt to another worker, and only that one may beat, end or give back', async () => {
  const first = await claimed('first');
  await forgetClaim();
  const second = await claimed('second');
  expect(second.attempt).toBe(first.attempt);
  expect(await jobs.beat(first, leaseMs, null)).toBe(false);
  expect(await jobs.finish(first, 'completed', {})).toBe(false);
  await jobs.handBack(first);
  expect(await jobs.beat(second, leaseMs, null)).toBe(true);
  expect(await jobs.finish(second, 'completed', {})).toBe(true);
});

it('a claim leaves how later statements of its session are committed as it was', async () => {
  await dataSource.query('SET synchronous_commit = on');
  await claimed('first');
  expect(await dataSource.query('SHOW synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
});
