import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FromHashThread, ToHashThread } from './hash-messages';

interface Waiting {
  resolve(sha256: string): void;
  reject(error: Error): void;
}

/** The one thread of this process that hashes; started by the first file that is worth it. */
class HashThread {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;

  begin(path: string): { id: number; sha256: Promise<string> } {
    const id = this.nextId++;
    const sha256 = new Promise<string>((resolve, reject) => this.waiting.set(id, { resolve, reject }));
    // Whoever gives up an upload does not wait for its hash.
    sha256.catch(() => undefined);
    this.worker ??= this.start();
    this.worker.ref();
    this.tell({ id, kind: 'open', path });
    return { id, sha256 };
  }

  tell(message: ToHashThread): void {
    this.worker?.postMessage(message);
    if (message.kind === 'drop') this.settle(message.id)?.reject(new Error('the hash was given up'));
  }

  private start(): Worker {
    const ending = extname(__filename);
    const worker = new Worker(join(__dirname, `hash-thread${ending}`), {
      // Compiled it needs nothing; from source, in development and tests, it is translated as it is loaded.
      execArgv: ending === '.ts' ? ['-r', '@swc-node/register'] : [],
      resourceLimits: { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 4 },
    });
    worker.on('message', (message: FromHashThread) => {
      const entry = this.settle(message.id);
      if ('sha256' in message) entry?.resolve(message.sha256);
      else entry?.reject(new Error(`the file could not be hashed: ${message.failure}`));
    });
    worker.once('error', (error) => this.lose(worker, error));
    worker.once('exit', () => this.lose(worker, new Error('the hashing thread ended')));
    return worker;
  }

  private settle(id: number): Waiting | undefined {
    const entry = this.waiting.get(id);
    this.waiting.delete(id);
    // An idle thread keeps no process alive.
    if (this.waiting.size === 0) this.worker?.unref();
    return entry;
  }

  private lose(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = null;
    for (const id of [...this.waiting.keys()]) this.settle(id)?.reject(error);
  }
}

const thread = new HashThread();
const toldEveryBytes = 1024 * 1024;

/**
 * The SHA-256 of a file while it is being written: another thread reads what has come, which the page cache still holds, so that hashing
 * takes no time from the one who receives. How far it is behind is bounded by the disk, not by memory.
 */
export class GrowingHash {
  private readonly hash: { id: number; sha256: Promise<string> };
  private untoldBytes = 0;

  /** @param path of a file that is there already */
  constructor(path: string) {
    this.hash = thread.begin(path);
  }

  /** So many bytes more have been given to the file. */
  grown(bytes: number): void {
    this.untoldBytes += bytes;
    if (this.untoldBytes < toldEveryBytes) return;
    this.untoldBytes = 0;
    thread.tell({ id: this.hash.id, kind: 'grown' });
  }

  /** The file is written. @returns lower-case hex @throws when it can't be read, or is not of that size */
  async finish(sizeBytes: number): Promise<string> {
    thread.tell({ id: this.hash.id, kind: 'whole', sizeBytes });
    return this.hash.sha256;
  }

  /** Nobody wants to know any more. */
  drop(): void {
    thread.tell({ id: this.hash.id, kind: 'drop' });
  }
}
