import type { LoggerService } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';
import pino, { type Logger } from 'pino';
import { traceIds } from './tracing';

/** What every log line of a request or job carries. */
export interface LogContext {
  /** of the request; in a worker: of the one that asked for the work */
  request_id?: string;
  /** name of the job, e.g. `probe.run` */
  job?: string;
  /** id of its row */
  job_id?: string;
  attempt?: number;
  /** the analysis it is, or is about */
  analysis_id?: string;
}

const context = new AsyncLocalStorage<LogContext>();

/** Runs `work` so that its log lines carry `fields`. */
export function withLogContext<T>(fields: LogContext, work: () => T): T {
  return context.run({ ...context.getStore(), ...fields }, work);
}

/** Runs `work` in a context that was left before: what is added to `fields` meanwhile stays in them. */
export function enterLogContext<T>(fields: LogContext, work: () => T): T {
  return context.run(fields, work);
}

/** Adds to what the following lines of this request or job carry. */
export function addToLogContext(fields: LogContext): void {
  Object.assign(context.getStore() ?? {}, fields);
}

/** The fields of this moment. */
export function logContext(): Readonly<LogContext> {
  return context.getStore() ?? {};
}

const secretFields = [
  'password',
  'token',
  'access_token',
  'refresh_token',
  'api_key',
  'key',
  'authorization',
  'headers.authorization',
  'secret',
];

/** JSON lines on stdout; fields with secret names are replaced, at the top and one level down. */
export function createLogger(options: { level: string; service: string; instanceId: string }): Logger {
  return pino({
    level: options.level,
    base: { service: options.service, instance_id: options.instanceId },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    mixin: () => ({ ...context.getStore(), ...traceIds() }),
    redact: { paths: secretFields.flatMap((field) => [field, `*.${field}`]), censor: '[redacted]' },
  });
}

/** Nest's own messages through the same logger. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: string): void {
    this.logger.debug({ context }, String(message));
  }

  warn(message: unknown, context?: string): void {
    this.logger.warn({ context }, String(message));
  }

  error(message: unknown, stack?: string, context?: string): void {
    const error = message instanceof Error ? message : undefined;
    this.logger.error({ context, stack: error?.stack ?? stack }, error?.message ?? String(message));
  }

  fatal(message: unknown, context?: string): void {
    this.logger.fatal({ context }, String(message));
  }
}
