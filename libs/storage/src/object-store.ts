import type { Readable } from 'node:stream';
import type { Blocks } from './blocks';

/** What `put` found out while the bytes went by. */
export interface StoredObject {
  key: string;
  sizeBytes: number;
  /** lower-case hex */
  sha256: string;
}

export interface ByteRange {
  /** first byte, inclusive */
  start: number;
  /** last byte, inclusive */
  end: number;
}

/** Opens one object to whoever holds it, for a while: never shown, logged or stored. */
export interface ReadUrl {
  /** for GET with ranges; its query signs */
  url: string;
  /** `host:port` of a store the operator named, which may be private; empty for a public one */
  allow: string[];
}

/** Where our own bytes rest: uploads, thumbnails, reports. Keys are made by us, never by a caller. */
export interface ObjectStore {
  /**
   * Stores a stream whole or not at all.
   * @param maxBytes one byte more ends it with UPLOAD_TOO_LARGE
   * @throws AppError UPLOAD_TOO_LARGE, STORAGE_FULL, STORAGE_UNAVAILABLE; nothing partial stays in any case
   */
  put(key: string, bytes: Readable, options?: { maxBytes?: number }): Promise<StoredObject>;
  /**
   * The same for a stream of blocks; missing where the driver takes only streams.
   * @throws AppError as `put`
   */
  putBlocks?(key: string, blocks: Blocks, options: { maxBytes: number }): Promise<StoredObject>;
  /** @throws AppError OBJECT_GONE, STORAGE_UNAVAILABLE */
  get(key: string, range?: ByteRange): Promise<Readable>;
  /** @returns null when there is no such object */
  sizeBytes(key: string): Promise<number | null>;
  /** Deleting what is not there is fine. */
  delete(key: string): Promise<void>;
  /** Removes what writers that died left half-written. @returns how many */
  deletePartial(olderThanMs: number): Promise<number>;
  /** A local path of the object, or null where the driver has none. */
  localPath(key: string): string | null;
  /** A URL that reads the object for so many seconds, or null where it is a local file; whether the object is there is not asked. */
  readUrl(key: string, lifetimeSec: number): Promise<ReadUrl | null>;
}

/** Injection token of the {@link ObjectStore}. */
export const OBJECT_STORE = Symbol('ObjectStore');
