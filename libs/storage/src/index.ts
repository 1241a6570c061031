export { type ByteRange, OBJECT_STORE, type ObjectStore, type StoredObject } from './object-store';
export { StorageModule } from './storage.module';
