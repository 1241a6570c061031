import { CONFIG, type Config } from '@app/config';
import { storableText } from '@app/database';
import { type Blocks, type ByteRange, OBJECT_STORE, type ObjectStore, type StoredObject } from '@app/storage';
import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Readable } from 'node:stream';
import type { Repository } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { uploadNotFound } from './errors';
import type { UploadInput } from './source-input';
import { Upload } from './upload.entity';

const longestName = 255;

/** Files that callers send: streamed to storage, found again by their owner only. */
@Injectable()
export class Uploads {
  constructor(
    @InjectRepository(Upload) private readonly rows: Repository<Upload>,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Stores the stream, then its row; a sender that goes away leaves neither.
   * @param bytes blocks only where the storage takes them
   * @param bytesLeft what the user may still store; null: as much as any upload may have
   * @throws AppError UPLOAD_TOO_LARGE, STORAGE_FULL
   */
  async accept(userId: string, name: string, bytes: Readable | Blocks, bytesLeft: number | null): Promise<Upload> {
    const id = uuid();
    const stored = await this.stored(`uploads/${id.slice(-2)}/${id}`, bytes, bytesLeft);
    const upload = this.rows.create({
      id,
      userId,
      name: storableText(name).slice(0, longestName),
      sizeBytes: String(stored.sizeBytes),
      sha256: stored.sha256,
      storageKey: stored.key,
      createdAt: new Date(),
      expiresAt: new Date(Date.now() + this.config.UPLOAD_TTL_SEC * 1000),
    });
    try {
      await this.rows.insert(upload);
    } catch (error) {
      await this.store.delete(stored.key);
      throw error;
    }
    return upload;
  }

  /** Whether the storage takes blocks. */
  get takesBlocks(): boolean {
    return this.store.putBlocks !== undefined;
  }

  private stored(key: string, bytes: Readable | Blocks, bytesLeft: number | null): Promise<StoredObject> {
    const maxBytes = Math.min(this.config.MAX_UPLOAD_BYTES, bytesLeft ?? Number.POSITIVE_INFINITY);
    if (bytes instanceof Readable) return this.store.put(key, bytes, { maxBytes });
    if (this.store.putBlocks === undefined) throw new Error('this storage takes streams only');
    return this.store.putBlocks(key, bytes, { maxBytes });
  }

  /** @throws AppError UPLOAD_NOT_FOUND, also for somebody else's */
  async find(userId: string, id: string): Promise<Upload> {
    const upload = await this.rows.findOneBy({ id, userId });
    if (!upload || upload.expiresAt.getTime() < Date.now()) throw uploadNotFound({ id });
    return upload;
  }

  /** Removes uploads whose time is over, rows first: bytes without a row are found by nobody. @returns how many */
  async deleteExpired(): Promise<number> {
    const [expired] = await this.rows.query<[{ storage_key: string }[], number]>(
      `DELETE FROM uploads WHERE id IN (SELECT id FROM uploads WHERE expires_at < now() LIMIT 500 FOR UPDATE SKIP LOCKED) RETURNING storage_key`,
    );
    await Promise.all(expired.map((row) => this.store.delete(row.storage_key)));
    return expired.length;
  }

  async content(upload: Upload, range?: ByteRange): Promise<Readable> {
    return this.store.get(upload.storageKey, range);
  }

  /** Bytes a user has stored now. */
  async storedBytes(userId: string): Promise<number> {
    return (await this.rows.sum('sizeBytes' as never, { userId })) ?? 0;
  }

  /** Removes everything a user has sent. */
  async erase(userId: string): Promise<void> {
    for (const { id, storageKey } of await this.rows.findBy({ userId })) {
      // The bytes first: after a failure the row still says where they are.
      await this.store.delete(storageKey);
      await this.rows.delete({ id });
    }
  }

  async delete(userId: string, id: string): Promise<void> {
    const upload = await this.find(userId, id);
    await this.rows.delete({ id });
    await this.store.delete(upload.storageKey);
  }
}

/** What a job keeps of an upload. */
export function uploadInput(upload: Upload, ownedByAnalysis: boolean): UploadInput {
  return {
    kind: 'upload',
    uploadId: upload.id,
    storageKey: upload.storageKey,
    sizeBytes: Number(upload.sizeBytes),
    sha256: upload.sha256,
    ownedByAnalysis,
  };
}
