import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import { uploadTooLarge } from './errors';

/** Bytes that may wait between the sender and the store. */
export const writeBufferBytes = 1024 * 1024;

/** Counts, hashes and limits the bytes going by; one byte too many ends it with UPLOAD_TOO_LARGE. */
export class ByteMeter extends Transform {
  private readonly hash = createHash('sha256');
  sizeBytes = 0;

  constructor(private readonly maxBytes = Number.MAX_SAFE_INTEGER) {
    super({ highWaterMark: writeBufferBytes });
  }

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error: Error | null, chunk?: Buffer) => void,
  ): void {
    this.sizeBytes += chunk.length;
    if (this.sizeBytes > this.maxBytes) {
      done(uploadTooLarge({ max_bytes: this.maxBytes }));
      return;
    }
    this.hash.update(chunk);
    done(null, chunk);
  }

  sha256(): string {
    return this.hash.digest('hex');
  }
}
