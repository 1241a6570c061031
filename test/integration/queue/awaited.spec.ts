import { DataSource } from 'typeorm';
import { dataSourceOptions, migrate } from '../../../libs/database/src';
import { Analysis } from '../../../libs/probe/src/analysis.entity';
import { AnalysisRepository, type NewAnalysis } from '../../../libs/probe/src/analysis.repository';
import { startStores, type StartedStores } from '../../support/stores';

const userId = '00000000-0000-7000-8000-00000000000a';

let stores: StartedStores;
let dataSource: DataSource;
let rows: AnalysisRepository;
beforeAll(async () => {
  // Nothing but a commit that waits for it brings the log to the disk within this test.
  stores = await startStores({ postgresSettings: ['synchronous_commit=on', 'wal_writer_delay=10000'] });
  const options = dataSourceOptions(
    {
      DATABASE_URL: await stores.databaseUrl('awaited'),
      DB_POOL_MAX: 2,
      DB_IDLE_TIMEOUT_MS: 10_000,
      DB_MAX_LIFETIME_MS: 60_000,
      DB_CONNECT_TIMEOUT_MS: 10_000,
    },
    'awaited-test',
  );
  await migrate(options);
  dataSource = await new DataSource({ ...options, migrations: [], entities: [Analysis] }).initialize();
  rows = new AnalysisRepository(dataSource);
  await dataSource.query(
    `INSERT INTO users (id, email, password_hash, role) VALUES ($1, 'awaited@example.com', '', 'user')`,
    [userId],
  );
});
afterAll(async () => {
  await dataSource.destroy();
  await stores.stop();
});

const rowOf = (id: string) =>
  ({
    id,
    userId,
    source: { kind: 'file_path', file_path: 'media/a.mp4', name: 'a.mp4', size_bytes: 1 },
    input: { kind: 'file', root: 'media', path: 'a.mp4' },
    filePath: 'media/a.mp4',
    labels: {},
    depth: 'quick',
    options: {},
    lane: 'quick',
    priority: 0,
    contentKey: null,
    optionsKey: '',
  }) as unknown as NewAnalysis;

it('a row whose caller waits is promised only once it is on the disk', async () => {
  const [unpromised, kept, plain] = ['b', 'c', 'd'].map((end) => `00000000-0000-7000-8000-00000000000${end}`) as [
    string,
    string,
    string,
  ];
  await rows.insertAwaited(rowOf(kept), 'instance');
  await rows.keep();
  await rows.insertAwaited(rowOf(unpromised), 'instance');
  await stores.crashPostgres();
  expect(await rows.jobs.isUnfinished(kept)).toBe(true);
  // Were it there, this would say nothing about `keep`.
  expect(await rows.jobs.isUnfinished(unpromised)).toBeNull();

  await rows.insert(rowOf(plain));
  await stores.crashPostgres();
  expect(await rows.jobs.isUnfinished(plain)).toBe(true);
});
