import { Doorbell, type JobTable } from '@app/queue';

/**
 * The bell of a row whose caller waits: rung while the row is on its way into PostgreSQL, or a little later for who knocked. A worker may have heard
 * it before there was a row to see; then it is rung once more.
 */
export class AwaitedBell {
  private row: 'coming' | 'stored' | 'refused' = 'coming';
  private isRungAgain = false;
  private later: NodeJS.Timeout | undefined;

  /** @param ring never fails */
  constructor(private readonly ring: (again: boolean) => Promise<void>) {}

  /**
   * Rings.
   * @param inMs whoever knocked has that long until then
   * @returns when the row is stored
   * @throws what storing it throws
   */
  async whileStoring(storing: Promise<void>, inMs = 0): Promise<void> {
    const began = performance.now();
    if (inMs === 0) void this.ring(false);
    else this.later = setTimeout(() => this.now(), inMs);
    try {
      await storing;
    } catch (error) {
      this.row = 'refused';
      this.rest();
      throw error;
    }
    this.row = 'stored';
    // The worker that heard the bell may have given up looking.
    if (performance.now() - began > Doorbell.leadMs) this.again();
  }

  /** What a wait asks: no row is not the end of one that still comes, and one that will not come is not waited for. */
  over(table: Pick<JobTable, 'isUnfinished'>): Pick<JobTable, 'isUnfinished'> {
    return {
      isUnfinished: async (id) => {
        if (this.row !== 'stored') return this.row === 'coming' ? true : null;
        const unfinished = await table.isUnfinished(id);
        // Should the bell be lost all the same, nobody looked before the reconciler.
        if (unfinished === true) this.again();
        return unfinished;
      },
    };
  }

  /** The row has ended, or will not come. */
  rest(): void {
    clearTimeout(this.later);
    this.later = undefined;
  }

  /** Rings at once where that was to be later: nobody waits for the row any more, and it has not ended. */
  now(): void {
    if (this.later === undefined) return;
    this.rest();
    void this.ring(false);
  }

  private again(): void {
    if (this.isRungAgain) return;
    this.isRungAgain = true;
    void this.ring(true);
  }
}
