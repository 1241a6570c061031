import { Doorbell, type JobTable } from '@app/queue';

/**
 * The bell of a row whose caller waits: rung while the row is on its way into PostgreSQL. A worker may have heard it before there was a row
 * to see; then it is rung once more.
 */
export class AwaitedBell {
  private row: 'coming' | 'stored' | 'refused' = 'coming';
  private isRungAgain = false;

  /** @param ring never fails */
  constructor(private readonly ring: (again: boolean) => Promise<void>) {}

  /** Rings. @returns when the row is stored. @throws what storing it throws */
  async whileStoring(storing: Promise<void>): Promise<void> {
    const began = performance.now();
    void this.ring(false);
    try {
      await storing;
    } catch (error) {
      this.row = 'refused';
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

  private again(): void {
    if (this.isRungAgain) return;
    this.isRungAgain = true;
    void this.ring(true);
  }
}
