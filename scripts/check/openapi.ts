/* Compares apps/api/openapi.json with what the application's routes say; with --write, writes it. */
import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { loadConfig } from '@app/config';
import { createLogger } from '@app/telemetry';
import { createApp } from '../../apps/api/src/create-app';
import { openApiDocument } from '../../apps/api/src/openapi';
import { startStores } from '../../test/support/stores';

const path = join(__dirname, '../../apps/api/openapi.json');

async function current(): Promise<string> {
  const stores = await startStores();
  try {
    const secret = 'only-for-reading-the-routes-of-the-application';
    const config = loadConfig({
      NODE_ENV: 'test',
      DATABASE_URL: await stores.databaseUrl('openapi'),
      REDIS_URL: await stores.redisUrl(),
      JWT_SECRET: secret,
      ENCRYPTION_KEY: secret,
    });
    const app = await createApp(config, createLogger({ level: 'error', service: 'openapi', instanceId: 'openapi' }));
    const document = JSON.stringify(openApiDocument(app));
    await app.close();
    return await format(document, {
      ...(await resolveConfig(path, { config: join(__dirname, '../../.config/prettier.json') })),
      parser: 'json',
    });
  } finally {
    await stores.stop();
  }
}

async function main(): Promise<void> {
  const document = await current();
  if (process.argv.includes('--write')) {
    writeFileSync(path, document);
    return;
  }
  if (readFileSync(path, 'utf8') !== document)
    throw new Error('apps/api/openapi.json is not what the routes say; run `npm run openapi`');
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
