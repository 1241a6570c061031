import { CONFIG, type Config } from '@app/config';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { Metrics } from './metrics';
import { MetricsServer } from './metrics-server';
import { Tracing } from './tracing';

/** Injection token of the process's pino logger. */
export const LOGGER = Symbol('Logger');

@Global()
@Module({})
export class TelemetryModule {
  /** @param service `api` or `worker`: what spans are named after */
  static forRoot(logger: Logger, service: string): DynamicModule {
    const metrics = { provide: Metrics, useFactory: () => new Metrics() };
    const tracing = {
      provide: Tracing,
      inject: [CONFIG],
      useFactory: (config: Config) => Tracing.start(config, service, logger),
    };
    return {
      module: TelemetryModule,
      providers: [{ provide: LOGGER, useValue: logger }, metrics, MetricsServer, tracing],
      exports: [LOGGER, Metrics],
    };
  }
}
