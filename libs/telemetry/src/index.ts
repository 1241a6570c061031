export type { Logger } from 'pino';
export { createLogger, type LogContext, NestLogger, withLogContext } from './logger';
export { type AttemptOutcome, type DeliveryOutcome, Metrics, type QueueGroup } from './metrics';
export { LOGGER, TelemetryModule } from './telemetry.module';
