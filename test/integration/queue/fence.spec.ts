import { DataSource } from 'typeorm';
import { dataSourceOptions, migrate } from '../../../libs/database/src';
import { Analysis } from '../../../libs/probe/src/analysis.entity';
import { AnalysisRepository } from '../../../libs/probe/src/analysis.repository';
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
  expect(await jobs.finish(first, 'completed', {})).toBeNull();
  await jobs.handBack(first);
  expect(await jobs.beat(second, leaseMs, null)).toBe(true);
  expect(await jobs.finish(second, 'completed', {})).toMatchObject({ status: 'completed' });
});

it('a claim leaves how later statements of its session are committed as it was', async () => {
  await dataSource.query('SET synchronous_commit = on');
  await claimed('first');
  expect(await dataSource.query('SHOW synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
});

describe('company of a claimed row', () => {
  const otherUser = '00000000-0000-7000-8000-00000000000c';
  const idOf = (n: number) => `00000000-0000-7000-8000-0000000001${n}0`;
  const insert = (n: number, { owner = userId, input = '{}', crashes = 0 } = {}) =>
    dataSource.query(
      `INSERT INTO analyses (id, user_id, source, input, depth, options, lane, turn, crash_count)
         VALUES ($1, $2, '{}', $3, 'quick', '{}', 'quick', $4, $5)`,
      [idOf(n), owner, input, n + 1, crashes],
    );
  const mates = async (first: Claim, most = 9) =>
    (await jobs.claimAlike(first, ['input', 'options'], most, leaseMs)).map((claim) => claim.id);

  it('is of the same owner and alike, and is held as any other', async () => {
    await insert(1);
    await insert(2, { input: '{"other": 1}' });
    await insert(3);
    await insert(4);
    const first = await claimed('first');
    const [mate] = await jobs.claimAlike(first, ['input', 'options'], 1, leaseMs);
    expect(mate).toMatchObject({ id: idOf(1), attempt: 1, owner: 'first' });
    expect(await mates(first)).toEqual([idOf(3), idOf(4)]);
    await jobs.handBack(first);
    expect(mate && (await jobs.beat(mate, leaseMs, null))).toBe(true);
  });

  it('overtakes nobody, and leaves suspects alone', async () => {
    await dataSource.query(
      `INSERT INTO users (id, email, password_hash, role) VALUES ($1, 'other@example.com', '', 'user') ON CONFLICT DO NOTHING`,
      [otherUser],
    );
    await insert(1);
    await insert(2, { crashes: 1 });
    await insert(3, { owner: otherUser });
    await insert(4);
    expect(await mates(await claimed('first'))).toEqual([idOf(1)]);
  });
});
