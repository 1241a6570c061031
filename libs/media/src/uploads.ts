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

  /** Removes uploads whose time is over; one that the storage does not let go is left for the next time. @returns how many */
  async deleteExpired(): Promise<number> {
    const expired = await this.rows.query<{ id: string; storage_key: string }[]>(
      // In no order: whatever the storage does not let go must not stand in the way of the others for ever.
      'SELECT id, storage_key FROM uploads WHERE expires_at < now() ORDER BY random() LIMIT 500',
    );
    const removals = await Promise.allSettled(expired.map((row) => this.store.delete(row.storage_key)));
    const gone = expired.filter((_row, index) => removals[index]?.status === 'fulfilled');
    const [removed] = await this.rows.query<[unknown[], number]>(
      'DELETE FROM uploads WHERE id = ANY($1::uuid[]) RETURNING id',
      [gone.map(({ id }) => id)],
    );
    const failed = removals.find((removal) => removal.status === 'rejected');
    if (failed) throw failed.reason;
    return removed.length;
  }

  async content(upload: Upload, range?: ByteRange): Promise<Readable> {
    return this.store.get(upload.storageKey, range);
  }

  /** Bytes a user has stored now. */
  async storedBytes(userId: string): Promise<number> {
    return (await this.rows.sum('sizeBytes' as never, { userId })) ?? 0;
  }

  /** Removes everything a user has sent. @throws what the storage said of the first it did not let go, the others being gone */
  async erase(userId: string): Promise<void> {
    const failures: Error[] = [];
    for (const upload of await this.rows.findBy({ userId }))
      await this.remove(upload).catch((error: Error) => failures.push(error));
    if (failures[0]) throw failures[0];
  }

  async delete(userId: string, id: string): Promise<void> {
    await this.remove(await this.find(userId, id));
  }

  /** Nobody finds it from now on; then the bytes, so that after a failure the row still says to the janitor where they are. */
  private async remove({ id, storageKey }: Upload): Promise<void> {
    await this.rows.query(
      `UPDATE uploads SET expires_at = least(expires_at, now() - interval '1 second') WHERE id = $1`,
      [id],
    );
    await this.store.delete(storageKey);
    await this.rows.delete({ id });
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
