import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { EventEmitter } from 'node:events';
import type { JobTable } from './job-table';
import { Words } from './words';

const pollMs = 1_000;

/** Waits for the end of a job: for the worker's word, and for PostgreSQL's where the word is lost. */
@Injectable()
export class JobWait implements OnModuleDestroy {
  private readonly shutdown = new EventEmitter().setMaxListeners(0);
  private closing = false;

  constructor(private readonly words: Words) {}

  /** @returns false when `limitMs` passed first, or this process shuts down, and the job goes on */
  async finished(table: Pick<JobTable, 'isUnfinished'>, id: string, limitMs: number): Promise<boolean> {
    if (this.closing) return false;
    return new Promise<boolean>((resolve) => {
      const settle = (finished: boolean) => {
        stopListening();
        this.shutdown.off('now', giveUp);
        clearInterval(poll);
        clearTimeout(limit);
        resolve(finished);
      };
      const giveUp = () => settle(false);
      const look = async () => {
        if (!(await table.isUnfinished(id))) settle(true);
      };
      const stopListening = this.words.on({ kind: 'finished', id }, () => settle(true));
      // A database that is away for a moment is asked again by the next poll.
      const poll = setInterval(() => void look().catch(() => undefined), pollMs);
      const limit = setTimeout(giveUp, limitMs);
      this.shutdown.once('now', giveUp);
    });
  }

  /** Callers who wait are told where their work goes on, instead of being cut off. */
  onModuleDestroy(): void {
    this.closing = true;
    this.shutdown.emit('now');
  }
}
