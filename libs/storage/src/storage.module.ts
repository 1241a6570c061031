import { CONFIG, type Config } from '@app/config';
import { Global, Module } from '@nestjs/common';
import { LocalObjectStore } from './local-object-store';
import { OBJECT_STORE } from './object-store';

@Global()
@Module({
  providers: [
    {
      provide: OBJECT_STORE,
      inject: [CONFIG],
      useFactory: (config: Config) => new LocalObjectStore(config.STORAGE_DIR, config.STORAGE_MIN_FREE_BYTES),
    },
  ],
  exports: [OBJECT_STORE],
})
export class StorageModule {}
