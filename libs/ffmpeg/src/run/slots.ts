interface Waiter {
  grant: () => void;
  refuse: (reason: Error) => void;
}

/** A first-in first-out semaphore: at most `size` holders, and a waiter may give up. */
export class Slots {
  private free: number;
  private readonly queue: Waiter[] = [];
  private closedBy: Error | null = null;

  constructor(size: number) {
    this.free = size;
  }

  /** How many wait. */
  get waiting(): number {
    return this.queue.length;
  }

  /** Waits for a slot and returns what gives it back (safe to call twice). Rejects with the signal's reason. */
  async acquire(signal?: AbortSignal): Promise<() => void> {
    if (this.closedBy) throw this.closedBy;
    signal?.throwIfAborted();
    if (this.free > 0) this.free -= 1;
    else await this.wait(signal);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const next = this.queue.shift();
      if (next) next.grant();
      else this.free += 1;
    };
  }

  /** Refuses all who wait and all who come. */
  close(reason: Error): void {
    this.closedBy = reason;
    for (const waiter of this.queue.splice(0)) waiter.refuse(reason);
  }

  private wait(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const settled = () => signal?.removeEventListener('abort', giveUp);
      const waiter: Waiter = {
        grant: () => {
          settled();
          resolve();
        },
        refuse: (reason) => {
          settled();
          reject(reason);
        },
      };
      const giveUp = () => {
        this.queue.splice(this.queue.indexOf(waiter), 1);
        waiter.refuse(asError(signal?.reason));
      };
      this.queue.push(waiter);
      signal?.addEventListener('abort', giveUp, { once: true });
    });
  }
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('given up', { cause: reason });
}
