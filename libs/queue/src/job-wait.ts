import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { EventEmitter } from 'node:events';
import type { JobTable } from './job-table';
import { type Reply, Words } from './words';

const pollMs = 1_000;

/** How a wait ended. */
export interface WaitEnd {
  /** false: the limit passed first, or this process shuts down, and the job goes on */
  finished: boolean;
  /** the row is gone, and nobody said that it was ended */
  gone: boolean;
  /** the worker's, where it handed one over */
  reply: Reply | null;
}

const stillRunning: WaitEnd = { finished: false, gone: false, reply: null };
const told: WaitEnd = { finished: true, gone: false, reply: null };

/** Waits for the end of a job: for the worker's word, and for PostgreSQL's where the word is lost. */
@Injectable()
export class JobWait implements OnModuleDestroy {
  private readonly shutdown = new EventEmitter().setMaxListeners(0);
  private closing = false;

  constructor(private readonly words: Words) {}

  /** @returns false when `limitMs` passed first, or this process shuts down, and the job goes on */
  async finished(table: Pick<JobTable, 'isUnfinished'>, id: string, limitMs: number): Promise<boolean> {
    return (await this.end(table, id, limitMs)).finished;
  }

  /** As {@link finished}, and the reply of a job whose row names this process as the one that waits. */
  async end(table: Pick<JobTable, 'isUnfinished'>, id: string, limitMs: number): Promise<WaitEnd> {
    if (this.closing) return stillRunning;
    return new Promise<WaitEnd>((resolve) => {
      const settle = (end: WaitEnd) => {
        stopListening();
        stopTaking();
        this.shutdown.off('now', giveUp);
        clearInterval(poll);
        clearTimeout(limit);
        resolve(end);
      };
      const giveUp = () => settle(stillRunning);
      const look = async () => {
        const unfinished = await table.isUnfinished(id);
        if (unfinished !== true) settle({ finished: true, gone: unfinished === null, reply: null });
      };
      const stopTaking = this.words.onReply(id, (reply) => settle({ finished: true, gone: false, reply }));
      const stopListening = this.words.on({ kind: 'finished', id }, () => settle(told));
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
