import { dataSourceOptions } from '@app/database';
import { DataSource } from 'typeorm';
import { runningStores } from '../../support/stores';

let dataSource: DataSource;
beforeAll(async () => {
  const settings = {
    DB_POOL_MAX: 1,
    DB_IDLE_TIMEOUT_MS: 10_000,
    DB_MAX_LIFETIME_MS: 60_000,
    DB_CONNECT_TIMEOUT_MS: 5_000,
  };
  const DATABASE_URL = await runningStores().databaseUrl('prepared');
  dataSource = await new DataSource(
    dataSourceOptions({ ...settings, DATABASE_URL, DB_PREPARED_STATEMENTS: true }, 'prepared'),
  ).initialize();
  await dataSource.query('CREATE TABLE films (id int)');
  await dataSource.query('INSERT INTO films VALUES (1)');
});
afterAll(() => dataSource.destroy());

const films = () => dataSource.query<object[]>('SELECT * FROM films WHERE id = $1', [1]);

it('plans a repeated statement once, and anew when a migration changed what it returns', async () => {
  for (let call = 0; call < 5; call += 1) expect(await films()).toEqual([{ id: 1 }]);
  const [prepared] = await dataSource.query<{ generic: string }[]>(
    `SELECT count(*) AS generic FROM pg_prepared_statements WHERE statement LIKE 'SELECT * FROM films%'`,
  );
  expect(prepared?.generic).toBe('1');
  await dataSource.query('ALTER TABLE films ADD COLUMN title text');
  expect(await films()).toEqual([{ id: 1, title: null }]);
});

it('leaves it to the caller to begin again where a transaction was under way', async () => {
  for (let call = 0; call < 4; call += 1) await films();
  await dataSource.query('ALTER TABLE films ADD COLUMN year int');
  await expect(
    dataSource.transaction((manager) => manager.query('SELECT * FROM films WHERE id = $1', [1])),
  ).rejects.toThrow(/cached plan/);
  expect(await films()).toEqual([{ id: 1, title: null, year: null }]);
});
