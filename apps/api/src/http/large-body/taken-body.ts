import { SocketReader, waste } from '@app/ffmpeg';
import { type Block, BlockMemory } from '@app/storage';
import type { IncomingMessage } from 'node:http';

/** Before each block's bytes, for what was left over of the one before. */
const roomBefore = 256;
const flushEveryMs = 1_000;

/** A piece of a body. */
export interface BodyBlock extends Block {
  /**
   * The same bytes with some before them, in one piece.
   * @param bytes at most 256
   */
  after(bytes: Buffer): Buffer;
}

/** The rest of a request's body, read from its connection into memory that is used again. */
export class TakenBody {
  private readonly ready: BodyBlock[] = [];
  private readonly unused: Buffer[];
  private current: Buffer;
  private filled = roomBefore;
  private given = 0;
  private state: 'reading' | 'complete' | 'discarding' | { failed: unknown } = 'reading';
  private flushDue = false;
  private wake: (() => void) | null = null;
  private readonly flushing: NodeJS.Timeout;

  /**
   * @param set of blocks, given back when nobody reads or writes them
   * @param bytesLeft of the body, with what the parser has read of it
   */
  private constructor(
    private readonly request: IncomingMessage,
    private readonly reader: SocketReader,
    private readonly memory: BlockMemory,
    private readonly set: Buffer[],
    private bytesLeft: number,
  ) {
    [this.current, ...this.unused] = set as [Buffer, ...Buffer[]];
    const parsed = request.readableLength;
    reader.take(this.current.subarray(roomBefore + parsed), (bytes) => this.arrived(bytes));
    for (let chunk = read(request); chunk !== null; chunk = read(request)) {
      chunk.copy(this.current, this.filled);
      this.filled += chunk.length;
      this.bytesLeft -= chunk.length;
    }
    // A slow sender's bytes must not lie here for hours.
    this.flushing = setInterval(() => (this.flushDue = true), flushEveryMs).unref();
    request.once('close', () => this.closed());
    // What it fails with is told by `closed`.
    request.on('error', () => undefined);
    reader.start();
  }

  /**
   * @param bytes of the whole body
   * @returns null where it must be read as a stream
   */
  static of(request: IncomingMessage, bytes: number, memory: BlockMemory): TakenBody | null {
    const reader = SocketReader.of(request.socket);
    const untouched = request.readableFlowing === null && !request.destroyed && !request.complete;
    if (reader === null || !untouched) return null;
    const set = memory.take();
    if (set === null) return null;
    const room = (set[0]?.length ?? 0) - roomBefore;
    if (request.readableLength < Math.min(room, bytes)) return new TakenBody(request, reader, memory, set, bytes);
    memory.giveBack(set);
    return null;
  }

  /** @returns null at the end. @throws when the sender went away or was cut off */
  async next(): Promise<BodyBlock | null> {
    for (;;) {
      const block = this.ready.shift();
      if (block !== undefined) return block;
      if (typeof this.state === 'object') throw this.state.failed;
      if (this.state !== 'reading') return null;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  /** Nobody wants the rest: it is read and let go. */
  discard(): void {
    for (const block of this.ready.splice(0)) block.release();
    if (this.state !== 'reading') return;
    this.state = 'discarding';
    this.reader.replace(waste);
    this.reader.start();
    this.over();
  }

  /** Whether the sender is in the middle of it. */
  get stillComes(): boolean {
    return this.bytesLeft > 0;
  }

  private arrived(bytes: number): Uint8Array {
    if (this.bytesLeft === 0) return waste;
    if (this.state !== 'reading') {
      this.bytesLeft = Math.max(0, this.bytesLeft - bytes);
      if (this.bytesLeft === 0) this.complete();
      return waste;
    }
    this.filled += bytes;
    this.bytesLeft -= bytes;
    const full = this.filled === this.current.length;
    if (this.bytesLeft === 0) {
      this.handOver();
      this.state = 'complete';
      this.over();
      this.complete();
      return waste;
    }
    if (full || (this.flushDue && this.unused.length > 0)) this.nextBlock();
    return this.room();
  }

  private nextBlock(): void {
    const next = this.unused.pop();
    if (next === undefined) throw new Error('bytes arrived while reading was stopped');
    this.handOver();
    this.current = next;
    this.filled = roomBefore;
    this.flushDue = false;
    // One block is always left for what may arrive: when it is the last, no more is asked for.
    if (this.unused.length === 0) this.reader.stop();
  }

  /** Never beyond the body: what follows it is not ours. */
  private room(): Uint8Array {
    return this.current.subarray(this.filled, Math.min(this.current.length, this.filled + this.bytesLeft));
  }

  private handOver(): void {
    const memory = this.current;
    const end = this.filled;
    let released = false;
    this.given += 1;
    this.ready.push({
      bytes: memory.subarray(roomBefore, end),
      after(bytes: Buffer): Buffer {
        bytes.copy(memory, roomBefore - bytes.length);
        return memory.subarray(roomBefore - bytes.length, end);
      },
      release: () => {
        if (released) return;
        released = true;
        this.given -= 1;
        this.unused.push(memory);
        if (this.state === 'reading') this.reader.start();
        else this.giveBack();
      },
    });
    this.wake?.();
  }

  private closed(): void {
    if (this.state !== 'reading') return;
    const reset = Object.assign(new Error('the sender went away'), { code: 'ECONNRESET' });
    this.state = { failed: this.request.errored ?? reset };
    this.reader.replace(waste);
    this.over();
  }

  private over(): void {
    clearInterval(this.flushing);
    this.wake?.();
    this.giveBack();
  }

  private giveBack(): void {
    if (this.given === 0 && this.set.length > 0) this.memory.giveBack(this.set.splice(0));
  }

  /** The request ends as when its parser had read it. */
  private complete(): void {
    this.request.complete = true;
    this.request.push(null);
    this.request.resume();
  }
}

function read(request: IncomingMessage): Buffer | null {
  return request.read() as Buffer | null;
}
