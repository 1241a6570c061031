import { type JobDefinition, type WaitEnd, Words } from '@app/queue';
import { Injectable } from '@nestjs/common';
import type { NewAnalysis } from './analysis.repository';
import { HeaderHints } from './header-hint';

/** A caller who knocked and has no answer by then rings. */
const patienceMs = 60;
/** After a knock that had no answer in time the bell does for so long, and twice as long after each further one. */
const quietMs = 1_000;
const longestQuietMs = 30_000;

/**
 * When a caller who waits knocks at a worker, and rings the bell only later: for a file at hand, whose header can be read before its row is stored,
 * and where nobody else waits in this process. Who waits beside others is better served by the bell, which all places of all workers hear.
 */
@Injectable()
export class CallerKnocks {
  private waiting = 0;
  private missed = 0;
  private quietUntil = -Infinity;

  constructor(
    private readonly words: Words,
    private readonly hints: HeaderHints,
  ) {}

  /**
   * @param end when the row has ended, or is waited for no longer
   * @returns milliseconds until the bell is to be rung
   */
  knockFor(job: JobDefinition, row: NewAnalysis, end: Promise<WaitEnd>): number {
    const began = performance.now();
    const hint = job.knocks === true && this.waiting === 0 && began > this.quietUntil ? this.hints.seal(row) : null;
    this.waiting += 1;
    void end.then(() => {
      this.waiting -= 1;
      if (hint !== null) this.answered(performance.now() - began);
    });
    if (hint === null) return 0;
    this.words.knock(job, { id: row.id, hint });
    return patienceMs;
  }

  /** Late answers: the work is slow, or nobody hears knocks. */
  private answered(afterMs: number): void {
    if (afterMs <= patienceMs) this.missed = 0;
    else this.quietUntil = performance.now() + Math.min(quietMs * 2 ** this.missed++, longestQuietMs);
  }
}
