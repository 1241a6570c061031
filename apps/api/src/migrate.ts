import { ConfigError, loadDatabaseConfig } from '@app/config';
import { dataSourceOptions, migrate } from '@app/database';
import { isStoreAway } from '@app/errors';

/** Brings the database to this version's schema; two at a time wait for each other. */
async function main(): Promise<void> {
  const done = await migrate(dataSourceOptions(loadDatabaseConfig(), 'ffprobe-migrate'));
  console.log(done.length === 0 ? 'The database is up to date.' : `Migrated: ${done.join(', ')}`);
}

main().catch((error: unknown) => {
  if (isStoreAway(error))
    console.error(`PostgreSQL, named by DATABASE_URL, can't be reached: ${(error as Error).message}`);
  else console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
