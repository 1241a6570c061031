import { BodyCache } from '@app/cache';
import { ConfigError, loadSigningConfig, misspeltSettings } from '@app/config';
import { createLogger, ignoreUserSignals } from '@app/telemetry';
import { createApp } from './create-app';

async function main(): Promise<void> {
  const config = loadSigningConfig();
  const logger = createLogger({ level: config.LOG_LEVEL, service: 'api', instanceId: config.instanceId });
  ignoreUserSignals(logger);
  for (const { name, meant } of misspeltSettings()) logger.warn({ name, meant }, 'no such setting: it may be misspelt');
  const app = await createApp(config, logger);
  await app.listen(config.PORT, config.HOST);
  // The cache's client of Redis is large: it is loaded when the first to ask have their answer.
  setTimeout(() => app.get(BodyCache).connect(), 1_000).unref();
  logger.info({ host: config.HOST, port: config.PORT }, 'the API listens');
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
