import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ByteMeter } from '../byte-meter';
import { objectGone, storageFull, storageUnavailable } from '../errors';
import type { ByteRange, ObjectStore, ReadUrl, StoredObject } from '../object-store';
import type { S3Access } from './s3-access';

/** A multipart upload has at most 10,000 parts of at least 5 MiB (Amazon S3, multipart upload limits). */
const mostParts = 10_000;
const smallestPartBytes = 8 * 1024 * 1024;
/** Parts in memory at once, for each upload under way. */
const partsAtOnce = 2;

/** Objects in one bucket, below a prefix; an object appears under its key only when it is whole. */
export class S3ObjectStore implements ObjectStore {
  /** @param prefix without slashes at its ends; may be empty */
  constructor(
    private readonly access: S3Access,
    private readonly bucket: string,
    private readonly prefix: string,
  ) {}

  async put(key: string, bytes: Readable, options: { maxBytes?: number } = {}): Promise<StoredObject> {
    const meter = new ByteMeter(options.maxBytes);
    const upload = new Upload({
      client: this.access.client,
      params: { ...this.at(key), Body: meter, ContentType: 'application/octet-stream' },
      partSize: Math.max(smallestPartBytes, Math.ceil((options.maxBytes ?? 0) / mostParts)),
      queueSize: partsAtOnce,
    });
    // What the sender or the meter says reaches the upload through the meter.
    pipeline(bytes, meter).catch(() => undefined);
    try {
      await upload.done();
    } catch (error) {
      // The parts were aborted by the uploader; a reply that was lost may have left the object itself.
      await this.delete(key).catch(() => undefined);
      throw meter.errored ?? failureOf(error);
    }
    return { key, sizeBytes: meter.sizeBytes, sha256: meter.sha256() };
  }

  async get(key: string, range?: ByteRange): Promise<Readable> {
    const asked = { ...this.at(key), ...(range && { Range: `bytes=${range.start}-${range.end}` }) };
    const { Body } = await this.access.client.send(new GetObjectCommand(asked)).catch((error: unknown) => {
      throw failureOf(error);
    });
    if (!(Body instanceof Readable)) throw storageUnavailable({});
    return Body;
  }

  async sizeBytes(key: string): Promise<number | null> {
    try {
      return (await this.access.client.send(new HeadObjectCommand(this.at(key)))).ContentLength ?? null;
    } catch (error) {
      if (isMissing(error)) return null;
      throw failureOf(error);
    }
  }

  async delete(key: string): Promise<void> {
    try {
      await this.access.client.send(new DeleteObjectCommand(this.at(key)));
    } catch (error) {
      if (!isMissing(error)) throw failureOf(error);
    }
  }

  /** An object is there whole or not at all; unfinished multipart uploads are the bucket's lifecycle rule to end. */
  deletePartial(): Promise<number> {
    return Promise.resolve(0);
  }

  localPath(): null {
    return null;
  }

  readUrl(key: string, lifetimeSec: number): Promise<ReadUrl> {
    const { Bucket, Key } = this.at(key);
    return this.access.readUrl(Bucket, Key, lifetimeSec);
  }

  private at(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.bucket, Key: this.prefix === '' ? key : `${this.prefix}/${key}` };
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof NoSuchKey || error instanceof NotFound;
}

function failureOf(error: unknown): Error {
  if (isMissing(error)) return objectGone({}, { cause: error });
  const isFull = error instanceof S3ServiceException && error.$metadata.httpStatusCode === 507;
  return isFull ? storageFull({}, { cause: error }) : storageUnavailable({}, { cause: error });
}
