import type { Socket } from 'node:net';

/** What Node's sockets read through. */
interface Handle {
  readonly bytesRead: number;
  reading: boolean;
  onread: (this: Handle) => Uint8Array | undefined;
  useUserBuffer(memory: Uint8Array): void;
  readStart(): number;
  readStop(): number;
}

/** Where bytes go that nobody wants: those of all connections, never looked at. */
export const waste = Buffer.alloc(64 * 1024);

/**
 * Reads a connection into memory that is used again, where Node makes a new buffer of each 64 KiB: a large upload, the outputs of a tool. Node has a
 * public way to it (`onread`) only for sockets that connect; for one that was accepted this is the one place that touches
 * `socket._handle`, and it declines where that is not as known. There is no way back: after this the connection can be written and closed.
 */
export class SocketReader {
  private seenBytes: number;

  private constructor(
    private readonly socket: Socket,
    private readonly handle: Handle,
  ) {
    this.seenBytes = handle.bytesRead;
  }

  /** @returns null where the socket is none that can be read so */
  static of(socket: Socket): SocketReader | null {
    const handle = (socket as { _handle?: Partial<Handle> | null })._handle;
    const asKnown =
      !('encrypted' in socket) &&
      // Bytes that were read already and have not come to the parser would be missed.
      socket.readableLength === 0 &&
      typeof handle?.useUserBuffer === 'function' &&
      typeof handle.onread === 'function' &&
      typeof handle.readStart === 'function' &&
      typeof handle.readStop === 'function' &&
      typeof handle.bytesRead === 'number';
    return asKnown ? new SocketReader(socket, handle as Handle) : null;
  }

  /**
   * Takes the connection from whoever read it, and stops reading. The system writes into `memory`: it must not be used otherwise before
   * `replace` or the connection's end.
   * @param arrived is told how many bytes came; what it returns takes the next ones, from its start
   */
  take(memory: Uint8Array, arrived: (bytes: number) => Uint8Array): void {
    const { handle, socket } = this;
    socket.pause();
    // Who listens to a server's socket takes it from its parser.
    socket.on('data', () => undefined);
    this.stop();
    const known = handle.onread;
    handle.useUserBuffer(memory);
    handle.onread = () => {
      const bytes = handle.bytesRead - this.seenBytes;
      this.seenBytes += bytes;
      // The end or an error, which is the socket's own business, or nothing at all.
      if (bytes <= 0) return known.call(handle);
      try {
        return arrived(bytes);
      } catch (error) {
        socket.destroy(error as Error);
        return waste;
      }
    };
  }

  /** What comes next lies in other memory. */
  replace(memory: Uint8Array): void {
    if (!this.gone) this.handle.useUserBuffer(memory);
  }

  start(): void {
    if (this.gone || this.handle.reading) return;
    this.handle.reading = true;
    this.handle.readStart();
  }

  stop(): void {
    if (this.gone) return;
    this.handle.reading = false;
    this.handle.readStop();
  }

  private get gone(): boolean {
    return (this.socket as { _handle?: unknown })._handle !== this.handle;
  }
}
