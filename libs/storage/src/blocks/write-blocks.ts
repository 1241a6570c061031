import { type FileHandle, open } from 'node:fs/promises';
import { uploadTooLarge } from '../errors';
import type { Block, Blocks } from './block';
import { type Hashing, HashThread } from './hash-thread';

const hashThread = new HashThread();

/**
 * Writes a stream of blocks to a new file, hashed meanwhile in a thread of its own.
 * @param maxBytes one byte more ends it
 * @returns the size and the SHA-256 in lower-case hex
 * @throws AppError UPLOAD_TOO_LARGE, what the blocks throw, and system errors of writing
 */
export async function writeBlocks(
  path: string,
  blocks: Blocks,
  maxBytes: number,
): Promise<{ sizeBytes: number; sha256: string }> {
  const file = await open(path, 'wx', 0o600);
  const hashing = hashThread.begin();
  const iterator = blocks[Symbol.asyncIterator]();
  // A sender who is slow must not hide that the disk is full: the stream is ended, and with it the wait for its next block.
  const written = new Written(file, hashing, () => void iterator.return?.());
  try {
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next())
      written.take(next.value, maxBytes);
    await written.settled();
    return { sizeBytes: written.sizeBytes, sha256: await hashing.digest() };
  } catch (error) {
    await iterator.return?.();
    hashing.forget();
    throw error;
  } finally {
    await written.settled().catch(() => undefined);
    await file.close();
  }
}

/** Blocks on their way into a file: each is released when it is written and hashed, whether that went well or not. */
class Written {
  sizeBytes = 0;
  private last: Promise<void> = Promise.resolve();
  private readonly underWay = new Set<Promise<void>>();
  private failures: unknown[] = [];

  constructor(
    private readonly file: FileHandle,
    private readonly hashing: Hashing,
    private readonly stop: () => void,
  ) {}

  take(block: Block, maxBytes: number): void {
    const position = this.sizeBytes;
    if (position + block.bytes.length > maxBytes) {
      block.release();
      throw uploadTooLarge({ max_bytes: maxBytes });
    }
    this.sizeBytes += block.bytes.length;
    this.last = this.last.then(() => this.write(block.bytes, position));
    const both = Promise.allSettled([this.last, this.hashing.update(block.bytes)]).then((results) => {
      block.release();
      this.underWay.delete(both);
      for (const result of results) if (result.status === 'rejected') this.failures.push(result.reason);
      if (this.failures.length > 0) this.stop();
    });
    this.underWay.add(both);
  }

  /** When nobody reads a block any more. @throws what went wrong first */
  async settled(): Promise<void> {
    await Promise.all(this.underWay);
    if (this.failures.length > 0) throw this.failures[0];
  }

  private async write(bytes: Buffer, position: number): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await this.file.write(bytes, done, bytes.length - done, position + done);
      done += bytesWritten;
    }
  }
}
