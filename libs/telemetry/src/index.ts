export type { Logger } from 'pino';
export { endingSignals, ignoreUserSignals } from './signals';
export { addToLogContext, createLogger, enterLogContext, type LogContext, NestLogger, withLogContext } from './logger';
export { metricDefinitions } from './metric-definitions';
export { type AttemptOutcome, type DeliveryOutcome, Metrics, type QueueGroup } from './metrics';
export { LOGGER, TelemetryModule } from './telemetry.module';
export { leaveTrail, ToolTrail, trailedCpuSeconds } from './tool-trail';
export { type Attributes, inRemoteSpan, inSpan, pastSpan, RequestSpan } from './tracing';
export { type WorkOrigin, workOrigin } from './work-origin';
