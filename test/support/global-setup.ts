import { type StartedStores, startStores } from './stores';

declare global {
  var startedStores: StartedStores | undefined;
}

/** Nothing of a run lives so long that it must be vacuumed or written early, and each look for it in some sixty databases costs. */
const postgresSettings = ['autovacuum=off', 'bgwriter_delay=10s', 'checkpoint_timeout=1h'];

/** Starts one PostgreSQL and one Redis for the whole run; tests reach them through `runningStores()`. */
export default async function globalSetup(): Promise<void> {
  // Two projects of one run share them.
  if (globalThis.startedStores) return;
  const stores = await startStores({ postgresSettings });
  globalThis.startedStores = stores;
  process.env.TEST_POSTGRES_URL = stores.addresses.postgres;
  process.env.TEST_REDIS_URL = stores.addresses.redis;
  process.env.TEST_SERVICES = stores.services;
}
