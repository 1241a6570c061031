import { CONFIG, type Config } from '@app/config';
import { Metrics } from '@app/telemetry';
import { Global, Module } from '@nestjs/common';
import { BodyCache } from './body-cache';

@Global()
@Module({
  providers: [
    {
      provide: BodyCache,
      inject: [CONFIG, Metrics],
      useFactory: (config: Config, metrics: Metrics) => new BodyCache(config, metrics),
    },
  ],
  exports: [BodyCache],
})
export class CacheModule {}
