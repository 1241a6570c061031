import type { Config } from '@app/config';
import type { DataSourceOptions } from 'typeorm';
import { migrations } from './migrations';
import { PreparingClient } from './preparing-client';

type DatabaseSettings = Pick<
  Config,
  'DATABASE_URL' | 'DB_POOL_MAX' | 'DB_IDLE_TIMEOUT_MS' | 'DB_MAX_LIFETIME_MS' | 'DB_CONNECT_TIMEOUT_MS'
> &
  Partial<Pick<Config, 'DB_PREPARED_STATEMENTS'>>;

/** The one place that says how PostgreSQL is reached: by the API, the worker, the migrations and the migration generator. */
export function dataSourceOptions(settings: DatabaseSettings, applicationName: string): DataSourceOptions {
  return {
    type: 'postgres',
    url: settings.DATABASE_URL,
    applicationName,
    migrations,
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    connectTimeoutMS: settings.DB_CONNECT_TIMEOUT_MS,
    extra: {
      ...(settings.DB_PREPARED_STATEMENTS && { Client: PreparingClient }),
      max: settings.DB_POOL_MAX,
      idleTimeoutMillis: settings.DB_IDLE_TIMEOUT_MS,
      maxLifetimeSeconds: Math.ceil(settings.DB_MAX_LIFETIME_MS / 1000),
    },
  };
}
