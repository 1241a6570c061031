import { ConfigError, loadConfig, misspeltSettings } from '@app/config';
import { createLogger, endingSignals, ignoreUserSignals, NestLogger } from '@app/telemetry';
import { NestFactory } from '@nestjs/core';
import { useOwnTempFolder } from './own-temp-folder';
import { WorkerModule } from './worker.module';

async function main(): Promise<void> {
  const config = loadConfig();
  useOwnTempFolder();
  const logger = createLogger({ level: config.LOG_LEVEL, service: 'worker', instanceId: config.instanceId });
  ignoreUserSignals(logger);
  for (const { name, meant } of misspeltSettings()) logger.warn({ name, meant }, 'no such setting: it may be misspelt');
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(config, logger), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  app.enableShutdownHooks(endingSignals);
  logger.info({ concurrency: config.WORKER_CONCURRENCY }, 'the worker takes jobs');
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
