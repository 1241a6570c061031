/** A piece of a stream in memory that is used again: whoever is given it has it until it is released. */
export interface Block {
  /** shared with the thread that hashes: a view of a `SharedArrayBuffer` */
  readonly bytes: Buffer;
  /** The bytes may be overwritten from now on. Once only. */
  release(): void;
}

/** A stream of blocks, in order. Whoever stops early ends it, and what was not taken is released. */
export type Blocks = AsyncIterable<Block>;
