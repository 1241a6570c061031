import type { JobDefinition } from './define-job';

/** The places one kind of job has in this worker. */
export class Station {
  private taken = 0;
  /** bells that came while every place was taken, as far as there are places to answer them */
  private overheard = 0;

  /** @param work takes the next waiting row and works it off; nothing when none waits */
  constructor(
    readonly job: JobDefinition,
    readonly places: number,
    private readonly work: (rung?: string) => Promise<void>,
  ) {}

  get free(): number {
    return this.places - this.taken;
  }

  /**
   * Works once. With every place taken it does nothing: the bell was no more than a hint, and who ends next looks once more.
   * @param rung id of the row a bell was rung for
   */
  async answer(rung?: string): Promise<void> {
    if (this.free <= 0) {
      this.overheard = Math.min(this.overheard + 1, this.places);
      return;
    }
    this.taken += 1;
    try {
      await this.work(rung);
    } finally {
      this.taken -= 1;
    }
    if (this.overheard === 0) return;
    this.overheard -= 1;
    await this.answer();
  }
}
