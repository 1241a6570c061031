import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** What the thread is told; it answers in the same order, with the hash in lower-case hex or an empty string. */
export interface ToHash {
  id: number;
  what: 'update' | 'digest' | 'forget';
  bytes?: Uint8Array;
}

/** One SHA-256 under way. */
export interface Hashing {
  /** @param bytes in shared memory, which must stay as it is until the promise is settled */
  update(bytes: Uint8Array): Promise<void>;
  /** @returns lower-case hex; ends it */
  digest(): Promise<string>;
  /** Ends it without a result. */
  forget(): void;
}

interface Waiting {
  resolve: (said: string) => void;
  reject: (error: unknown) => void;
}

const script = join(__dirname, `hash-thread.script${extname(__filename)}`);
const fewMegabytes = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 };

/** SHA-256 in a thread of its own, so that one core hashes while another receives; started when it is first needed. */
export class HashThread {
  private worker: Worker | null = null;
  private readonly waiting: Waiting[] = [];
  private lastId = 0;

  begin(): Hashing {
    this.lastId += 1;
    const id = this.lastId;
    const worker = (this.worker ??= this.start());
    return {
      update: async (bytes) => void (await this.tell(worker, { id, what: 'update', bytes })),
      digest: () => this.tell(worker, { id, what: 'digest' }),
      forget: () => void this.tell(worker, { id, what: 'forget' }).catch(() => undefined),
    };
  }

  private tell(worker: Worker, message: ToHash): Promise<string> {
    return new Promise((resolve, reject) => {
      // Another thread has not seen what this one was told: it would hash the rest as if it were all.
      if (worker !== this.worker) return reject(ended());
      this.waiting.push({ resolve, reject });
      worker.ref();
      worker.postMessage(message);
    });
  }

  private start(): Worker {
    const fromSource = extname(script) === '.ts';
    const worker = new Worker(script, {
      name: 'hash',
      execArgv: fromSource ? ['-r', '@swc-node/register'] : [],
      resourceLimits: fromSource ? {} : fewMegabytes,
    });
    worker.on('message', (said: string) => {
      this.waiting.shift()?.resolve(said);
      // A thread that has nothing to do keeps no process from ending.
      if (this.waiting.length === 0) worker.unref();
    });
    let reason: unknown = ended();
    worker.on('error', (error) => (reason = error));
    // What it had begun is lost with it; the next to come starts another.
    worker.on('exit', () => {
      this.worker = null;
      for (const { reject } of this.waiting.splice(0)) reject(reason);
    });
    worker.unref();
    return worker;
  }
}

function ended(): Error {
  return new Error('the hashing thread ended');
}
