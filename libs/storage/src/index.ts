export { type Block, BlockMemory, type Blocks } from './blocks';
export { storageFull } from './errors';
export { type ByteRange, OBJECT_STORE, type ObjectStore, type ReadUrl, type StoredObject } from './object-store';
export { S3_ACCESS, type S3Access } from './s3';
export { StorageModule } from './storage.module';
