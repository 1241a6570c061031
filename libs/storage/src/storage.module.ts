import { CONFIG, type Config } from '@app/config';
import { Global, Module } from '@nestjs/common';
import { readFileSync } from 'node:fs';
import { LocalObjectStore } from './local-object-store';
import { OBJECT_STORE, type ObjectStore } from './object-store';
import { S3_ACCESS, type S3Access } from './s3';

@Global()
@Module({
  providers: [
    { provide: S3_ACCESS, inject: [CONFIG], useFactory: s3Access },
    { provide: OBJECT_STORE, inject: [CONFIG, S3_ACCESS], useFactory: objectStore },
  ],
  exports: [OBJECT_STORE, S3_ACCESS],
})
export class StorageModule {}

/** The AWS packages are loaded only where they are configured: they cost start-up time and memory. */
async function s3Access(config: Config): Promise<S3Access | null> {
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey, S3_ENDPOINT: endpoint } = config;
  if (accessKeyId === undefined || secretAccessKey === undefined) return null;
  const { S3Access } = await import('./s3/s3-access.js');
  return new S3Access({
    endpoint: endpoint ?? null,
    region: config.S3_REGION,
    accessKeyId,
    secretAccessKey,
    // Stores other than AWS seldom have a host name for each bucket.
    forcePathStyle: config.S3_FORCE_PATH_STYLE ?? endpoint !== undefined,
    ca: config.OUTBOUND_CA_FILE === undefined ? [] : [readFileSync(config.OUTBOUND_CA_FILE, 'utf8')],
  });
}

async function objectStore(config: Config, access: S3Access | null): Promise<ObjectStore> {
  switch (config.STORAGE_DRIVER) {
    case 'local':
      return new LocalObjectStore(config.STORAGE_DIR, config.STORAGE_MIN_FREE_BYTES);
    case 's3': {
      if (access === null || config.S3_BUCKET === undefined) throw new Error('the settings of S3 are incomplete');
      const { S3ObjectStore } = await import('./s3/s3-object-store.js');
      return new S3ObjectStore(access, config.S3_BUCKET, config.S3_PREFIX);
    }
  }
}
