import { ConfigError, loadConfig } from '@app/config';
import { dataSourceOptions } from '@app/database';
import { DataSource } from 'typeorm';

const lockKey = 7_310_144;

/** Brings the database to this version's schema; two at a time wait for each other. */
async function main(): Promise<void> {
  const dataSource = await new DataSource(dataSourceOptions(loadConfig(), 'ffprobe-migrate')).initialize();
  const holder = dataSource.createQueryRunner();
  try {
    await holder.query('SELECT pg_advisory_lock($1)', [lockKey]);
    const done = await dataSource.runMigrations();
    console.log(
      done.length === 0
        ? 'The database is up to date.'
        : `Migrated: ${done.map((migration) => migration.name).join(', ')}`,
    );
  } finally {
    await holder.release();
    await dataSource.destroy();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
