import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { Metrics } from './metrics';
import { MetricsServer } from './metrics-server';

/** Injection token of the process's pino logger. */
export const LOGGER = Symbol('Logger');

@Global()
@Module({})
export class TelemetryModule {
  static forRoot(logger: Logger): DynamicModule {
    const metrics = { provide: Metrics, useFactory: () => new Metrics() };
    return {
      module: TelemetryModule,
      providers: [{ provide: LOGGER, useValue: logger }, metrics, MetricsServer],
      exports: [LOGGER, Metrics],
    };
  }
}
