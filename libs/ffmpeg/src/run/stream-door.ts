import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SocketReader } from './socket-reader';
import { tokenLength } from './spawner-protocol';
import type { ChunkConsumer } from './tool-request';

/** What is read at a time into memory that is used again, and how much of that is kept between runs. */
const lentBytes = 64 << 10;
const mostSpare = 64;

/** One output of a tool on its way to its consumer. */
export interface IncomingStream {
  token: string;
  /** Settles when the tool's end is closed and everything was consumed; rejects with the consumer's own error. */
  done: Promise<void>;
  /** Stops taking: what is not consumed yet is dropped. */
  drop(): void;
}

interface Pending {
  consume: ChunkConsumer;
  lends: boolean;
  resolve: () => void;
  reject: (error: unknown) => void;
  socket: Socket | null;
  dropped: boolean;
}

/** A private unix socket to which tools' outputs are connected: the tool writes straight to us, and waits when we do. */
export class StreamDoor {
  private readonly pending = new Map<string, Pending>();
  /** Memory of connections that are gone, for the next ones. */
  private readonly spare: Buffer[] = [];
  private opening: Promise<{ server: Server; folder: string }> | null = null;

  /** Path of the socket, listening. */
  async open(): Promise<string> {
    this.opening ??= this.listen();
    return join((await this.opening).folder, 's');
  }

  /** @param lends chunks are the consumer's until it returns, or what it returned settles, and no longer: their memory is used again */
  expect(consume: ChunkConsumer, { lends = false } = {}): IncomingStream {
    const token = randomUUID();
    let entry: Pending | undefined;
    const done = new Promise<void>((resolve, reject) => {
      entry = { consume, lends, resolve, reject, socket: null, dropped: false };
      this.pending.set(token, entry);
    });
    const drop = () => {
      if (!entry) return;
      entry.dropped = true;
      entry.socket?.destroy();
      this.pending.delete(token);
      entry.resolve();
    };
    return { token, done, drop };
  }

  async close(): Promise<void> {
    if (!this.opening) return;
    const { server, folder } = await this.opening;
    for (const entry of this.pending.values()) entry.socket?.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    await rm(folder, { recursive: true, force: true });
  }

  private async listen(): Promise<{ server: Server; folder: string }> {
    const folder = await mkdtemp(join(tmpdir(), 'ffrun-'));
    const server = createServer((socket) => this.serve(socket));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(join(folder, 's'), resolve);
    });
    server.unref();
    return { server, folder };
  }

  /**
   * By events: an iterator makes a promise of every chunk, and there are thousands in a second. What is lent comes in memory that is used
   * again: V8 marks its heap for the new buffer that Node makes of each piece otherwise.
   */
  private serve(socket: Socket): void {
    let entry: Pending | undefined;
    let head = Buffer.alloc(0);
    let taking: Promise<void> | null = null;
    let memory: Buffer | null = null;
    let reader: SocketReader | null = null;
    const end = (error?: unknown) => {
      socket.destroy();
      if (memory !== null && this.spare.length < mostSpare) this.spare.push(memory);
      memory = null;
      // A connection that breaks because it was dropped is the end that was asked for.
      if (error === undefined || entry?.dropped) entry?.resolve();
      else entry?.reject(error);
    };
    const take = (chunk: Buffer) => {
      let rest = chunk;
      if (!entry) {
        head = Buffer.concat([head, chunk]);
        if (head.length < tokenLength) return;
        entry = this.claim(head.toString('latin1', 0, tokenLength), socket);
        if (!entry) return end();
        rest = head.subarray(tokenLength);
      }
      give(entry, rest);
      if (entry.lends && reader === null && taking === null && !entry.dropped) lend(entry);
    };
    const give = (to: Pending, chunk: Buffer) => {
      if (chunk.length === 0 || to.dropped) return;
      const taken = to.consume(chunk);
      if (!(taken instanceof Promise)) return;
      if (reader) reader.stop();
      else socket.pause();
      taking = taken;
      taken.then(() => (reader ? reader.start() : void socket.resume()), end);
    };
    const lend = (to: Pending) => {
      reader = SocketReader.of(socket);
      if (reader === null) return;
      const own = this.spare.pop() ?? Buffer.allocUnsafeSlow(lentBytes);
      memory = own;
      reader.take(own, (bytes) => {
        give(to, own.subarray(0, bytes));
        return own;
      });
      reader.start();
    };
    // The end is told while the last piece is still being taken, also to who paused.
    const ended = () => (taking ? void taking.then(() => end(), end) : end());
    socket.on('data', (chunk: Buffer) => {
      try {
        take(chunk);
      } catch (error) {
        end(error);
      }
    });
    socket.once('end', ended);
    socket.once('error', end);
    socket.once('close', ended);
  }

  private claim(token: string, socket: Socket): Pending | undefined {
    const entry = this.pending.get(token);
    this.pending.delete(token);
    if (entry) entry.socket = socket;
    return entry;
  }
}
