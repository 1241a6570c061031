import { write } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { uploadTooLarge } from '../errors';
import type { Block, Blocks } from './block';
import { type Hashing, HashThread } from './hash-thread';

const hashThread = new HashThread();

/** Told what went wrong, or null. */
type Done = (error: Error | null) => void;

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
  private readonly unwritten: { bytes: Buffer; position: number; done: Done }[] = [];
  private underWay = 0;
  private readonly failures: Error[] = [];
  private wake: (() => void) | null = null;

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
    this.underWay += 1;
    let users = 2;
    const done = (error: Error | null) => {
      if (error !== null) this.failures.push(error);
      users -= 1;
      if (users === 0) this.release(block);
    };
    this.hashing.update(block.bytes, done);
    this.unwritten.push({ bytes: block.bytes, position, done });
    if (this.unwritten.length === 1) this.write(0);
  }

  /** When nobody reads a block any more. @throws what went wrong first */
  async settled(): Promise<void> {
    while (this.underWay > 0) await new Promise<void>((resolve) => (this.wake = resolve));
    const [first] = this.failures;
    if (first !== undefined) throw first;
  }

  private release(block: Block): void {
    this.underWay -= 1;
    block.release();
    if (this.failures.length > 0) this.stop();
    if (this.underWay === 0) this.wake?.();
  }

  /** The first of what is not written yet, the next behind it: the system would make them wait for one another, each with a thread of the pool. */
  private write(from: number): void {
    const next = this.unwritten[0];
    if (next === undefined) return;
    const { bytes, position, done } = next;
    write(this.file.fd, bytes, from, bytes.length - from, position + from, (error, count) => {
      if (error) return this.unwritten.splice(0).forEach((one) => one.done(error));
      if (from + count < bytes.length) return this.write(from + count);
      this.unwritten.shift();
      done(null);
      this.write(0);
    });
  }
}
