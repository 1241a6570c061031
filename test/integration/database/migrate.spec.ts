import { Client } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dataSourceOptions, migrate } from '../../../libs/database/src';
import { migrations } from '../../../libs/database/src/migrations';
import { runningStores } from '../../support/stores';

class Widen1795999999999 implements MigrationInterface {
  name = 'Widen1795999999999';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE analyses ADD of_a_test text');
  }

  async down(): Promise<void> {}
}

const clients: Client[] = [];
let url = '';
beforeEach(async () => {
  url = await runningStores().databaseUrl('migrate');
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.end()));
});

const options = () =>
  dataSourceOptions(
    {
      DATABASE_URL: url,
      DB_POOL_MAX: 3,
      DB_IDLE_TIMEOUT_MS: 10_000,
      DB_MAX_LIFETIME_MS: 60_000,
      DB_CONNECT_TIMEOUT_MS: 10_000,
    },
    'migrate-test',
  );
async function session(): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  clients.push(client);
  return client;
}

describe('migrate', () => {
  it('is done once by several at the same time, and leaves no lock and no half-built index', async () => {
    const done = await Promise.all([migrate(options()), migrate(options()), migrate(options())]);
    expect(done.map((names) => names.length).toSorted((a, b) => a - b)).toEqual([0, 0, migrations.length]);
    const client = await session();
    const { rows: locks } = await client.query(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory'`);
    const { rows: invalid } = await client.query('SELECT 1 FROM pg_index WHERE NOT indisvalid');
    expect([locks, invalid]).toEqual([[], []]);
  });

  it('lets others use a table it waits for, and has it once it is free', async () => {
    await migrate(options());
    const [holder, user, watcher] = [await session(), await session(), await session()];
    await holder.query('BEGIN');
    // A long read: an ALTER TABLE has to wait for it, and all that comes later for the ALTER TABLE.
    await holder.query('SELECT 1 FROM analyses LIMIT 1');
    const widening = migrate({ ...options(), migrations: [...migrations, Widen1795999999999] }, { lockTimeoutMs: 150 });
    const waits = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'ALTER TABLE%'`;
    const waiting = async () => {
      while ((await watcher.query(waits)).rows.length === 0);
    };
    await Promise.race([widening, waiting()]);
    const began = performance.now();
    await user.query('SELECT count(*) FROM analyses');
    expect(performance.now() - began).toBeLessThan(20_000);
    await holder.query('COMMIT');
    expect(await widening).toEqual(['Widen1795999999999']);
  });
});
