import { Injectable } from '@nestjs/common';
import type { JobTable } from './job-table';
import { Words } from './words';

const pollMs = 1_000;

/** Waits for the end of a job: for the worker's word, and for PostgreSQL's where the word is lost. */
@Injectable()
export class JobWait {
  constructor(private readonly words: Words) {}

  /** @returns false when `limitMs` passed first and the job goes on */
  async finished(table: Pick<JobTable, 'isUnfinished'>, id: string, limitMs: number): Promise<boolean> {
    return new Promise<boolean>((resolve) => {
      const settle = (finished: boolean) => {
        stopListening();
        clearInterval(poll);
        clearTimeout(limit);
        resolve(finished);
      };
      const look = async () => {
        if (!(await table.isUnfinished(id))) settle(true);
      };
      const stopListening = this.words.on({ kind: 'finished', id }, () => settle(true));
      // A database that is away for a moment is asked again by the next poll.
      const poll = setInterval(() => void look().catch(() => undefined), pollMs);
      const limit = setTimeout(() => settle(false), limitMs);
    });
  }
}
