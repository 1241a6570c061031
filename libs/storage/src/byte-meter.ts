import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import { uploadTooLarge } from './errors';
import { GrowingHash } from './growing-hash';

/** Bytes that may wait between the sender and the store. */
export const writeBufferBytes = 1024 * 1024;

/** Up to this size bytes are hashed as they go by; more of them would keep everybody else waiting. */
const hashedOnTheWayBytes = 8 * 1024 * 1024;

/** Counts, hashes and limits the bytes going by; one byte too many ends it with UPLOAD_TOO_LARGE. */
export class ByteMeter extends Transform {
  private readonly onTheWay = createHash('sha256');
  private behind: GrowingHash | null = null;
  sizeBytes = 0;

  /** @param path the file the bytes go to, if they do: what is large is hashed there, from its first byte */
  constructor(
    private readonly maxBytes = Number.MAX_SAFE_INTEGER,
    private readonly path: string | null = null,
  ) {
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
    if (this.path !== null && this.sizeBytes > hashedOnTheWayBytes) {
      this.behind ??= new GrowingHash(this.path);
      this.behind.grown(chunk.length);
    } else this.onTheWay.update(chunk);
    done(null, chunk);
  }

  /** Once all bytes are where they go, of this length. @returns lower-case hex */
  async sha256(): Promise<string> {
    return this.behind ? this.behind.finish(this.sizeBytes) : this.onTheWay.digest('hex');
  }

  /** It came to nothing. */
  abandon(): void {
    this.behind?.drop();
  }
}
