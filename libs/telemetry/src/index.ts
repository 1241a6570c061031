export type { Logger } from 'pino';
export { createLogger, type LogContext, NestLogger, withLogContext } from './logger';
export { LOGGER, TelemetryModule } from './telemetry.module';
