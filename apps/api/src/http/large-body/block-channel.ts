import type { Block, Blocks } from '@app/storage';

/** Blocks handed from one who finds them to one who stores them, in order; unbounded, since blocks are few. */
export class BlockChannel implements Blocks {
  private readonly queued: Block[] = [];
  private over: { error: unknown } | 'ended' | null = null;
  private wake: (() => void) | null = null;

  push(block: Block): void {
    if (this.over === null) this.queued.push(block);
    else block.release();
    this.wake?.();
  }

  /** No more will come. */
  end(): void {
    this.over ??= 'ended';
    this.wake?.();
  }

  /** The taker fails with this, at once, also if it has not taken all of what has come to its end; and nothing waits for one who never comes. */
  fail(error: unknown): void {
    this.over = { error };
    this.drop();
    this.wake?.();
  }

  [Symbol.asyncIterator](): AsyncIterator<Block, undefined> {
    return {
      next: () => this.next(),
      return: () => {
        this.over = 'ended';
        this.drop();
        this.wake?.();
        return Promise.resolve({ done: true, value: undefined });
      },
    };
  }

  private async next(): Promise<IteratorResult<Block, undefined>> {
    for (;;) {
      const block = this.queued.shift();
      if (block !== undefined) return { done: false, value: block };
      if (this.over === 'ended') return { done: true, value: undefined };
      if (this.over !== null) throw this.over.error;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  private drop(): void {
    for (const block of this.queued.splice(0)) block.release();
  }
}
