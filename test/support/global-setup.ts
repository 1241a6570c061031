import { type StartedStores, startStores } from './stores';

declare global {
  var startedStores: StartedStores | undefined;
}

/** Starts one PostgreSQL and one Redis for the whole run; tests reach them through `runningStores()`. */
export default async function globalSetup(): Promise<void> {
  // Two projects of one run share them.
  if (globalThis.startedStores) return;
  const stores = await startStores();
  globalThis.startedStores = stores;
  process.env.TEST_POSTGRES_URL = stores.addresses.postgres;
  process.env.TEST_REDIS_URL = stores.addresses.redis;
  process.env.TEST_SERVICES = stores.services;
}
