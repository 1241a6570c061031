/** Statements named at most: each connection keeps the plan of each. */
const most = 200;
/** A statement is named from this call on: what comes once, e.g. with a list of its own length, is not worth a plan. */
const worthwhile = 3;

/** Which statement has which name, in this process. */
export class StatementNames {
  private readonly seen = new Map<string, { calls: number; number: number }>();
  private named = 0;
  private generation = 0;

  /** The name of a statement; undefined while it is not known to be repeated, and once there are too many. */
  of(text: string): string | undefined {
    const entry = this.seen.get(text);
    if (!entry) {
      if (this.seen.size < most * 10) this.seen.set(text, { calls: 1, number: 0 });
      return undefined;
    }
    entry.calls += 1;
    if (entry.number === 0 && entry.calls >= worthwhile && this.named < most) entry.number = ++this.named;
    return entry.number === 0 ? undefined : `s${entry.number}_${this.generation}`;
  }

  /** Every plan made so far is out of date: all statements get other names. */
  renew(): void {
    this.generation += 1;
  }
}
