import { CONFIG, type Config } from '@app/config';
import { Global, Module } from '@nestjs/common';
import { BodyCache } from './body-cache';

@Global()
@Module({
  providers: [{ provide: BodyCache, inject: [CONFIG], useFactory: (config: Config) => new BodyCache(config) }],
  exports: [BodyCache],
})
export class CacheModule {}
