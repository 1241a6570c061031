import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** What the thread is told: memory, which is numbered as it comes, or what to do. It answers the latter in order: a hash in lower-case hex, or ''. */
export type ToHash = SharedArrayBuffer | ToDo;

export type ToDo =
  | [what: 'update', id: number, memory: number, offset: number, length: number]
  | [what: 'digest' | 'forget', id: number];

type Answered = (error: Error | null, said: string) => void;

/** One SHA-256 under way. */
export interface Hashing {
  /**
   * @param bytes in shared memory that is used again and again, which must stay as they are until `done`
   * @param done is told what went wrong, or null. No promise: of what is awaited for each block, Node keeps the books of its request
   */
  update(bytes: Uint8Array, done: (error: Error | null) => void): void;
  /** @returns lower-case hex; ends it */
  digest(): Promise<string>;
  /** Ends it without a result. */
  forget(): void;
}

const script = join(__dirname, `hash-thread.script${extname(__filename)}`);
const fewMegabytes = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 };

/** SHA-256 in a thread of its own, so that one core hashes while another receives; started when it is first needed. */
export class HashThread {
  private thread: Thread | null = null;
  private lastId = 0;

  begin(): Hashing {
    this.lastId += 1;
    const id = this.lastId;
    // What was begun in a thread that ended is lost with it; the next to come starts another.
    const thread = (this.thread ??= new Thread(() => (this.thread = null)));
    return {
      update: (bytes, done) => thread.update(id, bytes, done),
      digest: () =>
        new Promise((resolve, reject) => {
          thread.tell(['digest', id], (error, said) => (error === null ? resolve(said) : reject(error)));
        }),
      forget: () => thread.tell(['forget', id], () => undefined),
    };
  }
}

class Thread {
  private readonly worker: Worker;
  private readonly waiting: Answered[] = [];
  private readonly memories = new Map<ArrayBufferLike, number>();
  private ended = false;

  constructor(whenEnded: () => void) {
    const fromSource = extname(script) === '.ts';
    this.worker = new Worker(script, {
      name: 'hash',
      execArgv: fromSource ? ['-r', '@swc-node/register'] : [],
      resourceLimits: fromSource ? {} : fewMegabytes,
    });
    this.worker.on('message', (said: string) => {
      this.waiting.shift()?.(null, said);
      // A thread that has nothing to do keeps no process from ending.
      if (this.waiting.length === 0) this.worker.unref();
    });
    let reason = ended();
    this.worker.on('error', (error: Error) => (reason = error));
    this.worker.on('exit', () => {
      this.ended = true;
      whenEnded();
      for (const answered of this.waiting.splice(0)) answered(reason, '');
    });
    this.worker.unref();
  }

  update(id: number, { buffer, byteOffset, length }: Uint8Array, done: Answered): void {
    let memory = this.memories.get(buffer);
    if (memory === undefined) {
      memory = this.memories.size;
      this.memories.set(buffer, memory);
      this.worker.postMessage(buffer);
    }
    this.tell(['update', id, memory, byteOffset, length], done);
  }

  tell(message: ToDo, answered: Answered): void {
    if (this.ended) return answered(ended(), '');
    if (this.waiting.length === 0) this.worker.ref();
    this.waiting.push(answered);
    this.worker.postMessage(message);
  }
}

function ended(): Error {
  return new Error('the hashing thread ended');
}
