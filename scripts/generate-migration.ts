/* npm run migration:generate -- <Name>: what the entities say and the migrations do not yet. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { startStores } from '../test/support/stores';

async function main(): Promise<number> {
  const [name] = process.argv.slice(2);
  if (!name || !/^[A-Z]\w+$/.test(name))
    throw new Error('Name it in one word, e.g. npm run migration:generate -- Webhooks');
  const stores = await startStores();
  try {
    const environment = { ...process.env, DATABASE_URL: await stores.databaseUrl('generate') };
    const typeorm = (...args: string[]) =>
      spawnSync(
        process.execPath,
        ['-r', '@swc-node/register', join('node_modules', 'typeorm', 'cli.js'), ...args, '-d', 'ormconfig.ts'],
        { env: environment, stdio: 'inherit' },
      ).status ?? 1;
    const migrated = typeorm('migration:run');
    const generated =
      migrated === 0 ? typeorm('migration:generate', join('libs/database/src/migrations', name), '--pretty') : migrated;
    if (generated === 0) console.log('Review it, then add it to libs/database/src/migrations/index.ts.');
    return generated;
  } finally {
    await stores.stop();
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
