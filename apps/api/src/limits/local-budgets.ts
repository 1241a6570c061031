import type { Charge, Standing } from './charge';

const mostSubjects = 50_000;

/**
 * Budgets of this process alone, by the generic cell rate algorithm (ITU-T I.371, virtual scheduling): one number a subject, the
 * theoretical arrival time at which its budget would be whole.
 */
export class LocalBudgets {
  private readonly wholeAt = new Map<string, number>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Charges all or, when one doesn't suffice, none. */
  take(charges: Charge[]): Standing[] {
    const now = this.now();
    const standings = charges.map((charge) => this.standing(charge, now, 1));
    if (standings.every(({ retryAfterMs }) => retryAfterMs === 0)) {
      for (const [index, charge] of charges.entries()) this.keep(charge.key, now + (standings[index]?.resetMs ?? 0));
    }
    return standings;
  }

  /** How it stands. */
  look(charge: Charge): Standing {
    return this.standing(charge, this.now(), 0);
  }

  /** How it would stand after a charge. */
  foresee(charge: Charge): Standing {
    return this.standing(charge, this.now(), 1);
  }

  /** Takes over what a wider view knows: nothing is left until `retryAfterMs` from now. */
  exhaust(charge: Charge, retryAfterMs: number): void {
    this.keep(charge.key, this.now() + charge.ttlMs + retryAfterMs - charge.ttlMs / charge.limit);
  }

  private standing({ key, limit, ttlMs }: Charge, now: number, cost: number): Standing {
    const step = ttlMs / limit;
    const before = Math.max(this.wholeAt.get(key) ?? now, now) - now;
    const after = before + step * cost;
    // A thousandth of a millisecond forgives the rounding of sums of steps.
    const refused = after > ttlMs + 0.001;
    const used = refused ? before : after;
    return {
      limit,
      remaining: Math.max(0, Math.floor((ttlMs - used) / step + 0.001)),
      resetMs: used,
      retryAfterMs: refused ? after - ttlMs : 0,
    };
  }

  private keep(key: string, wholeAt: number): void {
    if (this.wholeAt.size >= mostSubjects && !this.wholeAt.has(key)) this.makeRoom();
    this.wholeAt.set(key, wholeAt);
  }

  private makeRoom(): void {
    const now = this.now();
    for (const [key, wholeAt] of this.wholeAt) if (wholeAt <= now) this.wholeAt.delete(key);
    // A tenth at a time, so that a flood of subjects doesn't walk the table for each of them.
    for (const key of this.wholeAt.keys()) {
      if (this.wholeAt.size <= mostSubjects * 0.9) break;
      this.wholeAt.delete(key);
    }
  }
}
