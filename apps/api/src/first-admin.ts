import 'reflect-metadata';
import { authEntities, createFirstAdministrator, Passwords } from '@app/auth';
import { ConfigError, loadDatabaseConfig } from '@app/config';
import { dataSourceOptions } from '@app/database';
import { isStoreAway } from '@app/errors';
import { DataSource } from 'typeorm';

/** Makes the first administrator from ADMIN_EMAIL and ADMIN_PASSWORD, with an API key, and says so in one line of JSON. */
async function main(): Promise<void> {
  const config = loadDatabaseConfig();
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = config;
  if (!email || !password) throw new ConfigError('The first administrator needs ADMIN_EMAIL and ADMIN_PASSWORD.');
  const dataSource = await new DataSource({
    ...dataSourceOptions(config, 'ffprobe-first-admin'),
    entities: authEntities,
  }).initialize();
  try {
    const key = await createFirstAdministrator(dataSource, new Passwords(config), {
      email,
      password,
      keyName: 'local',
    });
    console.log(JSON.stringify(key === null ? { created: false } : { created: true, email, api_key: key }));
  } finally {
    await dataSource.destroy();
  }
}

main().catch((error: unknown) => {
  if (isStoreAway(error))
    console.error(`PostgreSQL, named by DATABASE_URL, can't be reached: ${(error as Error).message}`);
  else console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
