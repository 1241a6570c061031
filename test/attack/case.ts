import type { World } from './world/world';

/** What was seen of one side of a case, and whether it is what was expected. */
export interface Seen {
  got: string;
  holds: boolean;
}

/** One attack, its legitimate twin, and where it is asked for a control that shows what happens without the defence. */
export interface AttackCase {
  number: number;
  title: string;
  expected: string;
  /** part of the short form that runs in CI */
  smoke?: boolean;
  run(world: World): Promise<{ attack: Seen; twin: Seen; control?: Seen }>;
}

/** Many small observations as one: what was seen, counted by kind, and the first that was not expected. */
export class Tally {
  private readonly counts = new Map<string, number>();
  private readonly wrong: string[] = [];

  /** @param what a short word for the table: a code, a status */
  add(what: string, holds: boolean, detail = ''): this {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
    if (!holds) this.wrong.push(detail === '' ? what : `${what} (${detail})`);
    return this;
  }

  seen(): Seen {
    const counted = [...this.counts].map(([what, count]) => (count === 1 ? what : `${count} × ${what}`)).join(', ');
    const complaint = this.wrong.length === 0 ? '' : `; WRONG: ${this.wrong.slice(0, 3).join('; ')}`;
    return { got: counted + complaint, holds: this.wrong.length === 0 };
  }
}
