/** One budget to be charged: `limit` calls in any `ttlMs`, given back evenly as time passes. */
export interface Charge {
  /** Budget and subject, e.g. `key:<id>`. */
  key: string;
  limit: number;
  ttlMs: number;
}

/** How a budget stands after a charge, or after a charge was refused. */
export interface Standing {
  limit: number;
  remaining: number;
  /** Until the budget is whole again. */
  resetMs: number;
  /** 0: there was enough. */
  retryAfterMs: number;
}

/** The one a caller should know of: the refused one with the longest wait, else the one with the least left. */
export function tightest(standings: Standing[]): Standing | undefined {
  return standings.toSorted((a, b) => b.retryAfterMs - a.retryAfterMs || a.remaining - b.remaining)[0];
}
