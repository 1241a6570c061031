import type { ItemStatus, ItemVerdict } from './batch-settings';

/** What a set of items adds to the counters of its batch. */
export type Change = Partial<Record<ItemStatus | ItemVerdict | 'total' | 'duplicates', number>>;

const columns = [
  'total',
  'pending',
  'running',
  'completed',
  'failed',
  'cancelled',
  'pass',
  'warn',
  'fail',
  'not_evaluated',
  'duplicates',
] as const;

/** Items that went from one status to another. */
export function moved(from: ItemStatus, ended: readonly { status: ItemStatus; verdict: ItemVerdict | null }[]): Change {
  const change: Change = { [from]: -ended.length };
  for (const { status, verdict } of ended) {
    change[status] = (change[status] ?? 0) + 1;
    if (verdict) change[verdict] = (change[verdict] ?? 0) + 1;
  }
  return change;
}

export function sum(...changes: Change[]): Change {
  return Object.fromEntries(
    columns.map((name) => [name, changes.reduce((total, change) => total + (change[name] ?? 0), 0)]),
  );
}

/** SQL that adds a change to the counters of a row of `batches`. The numbers are our own, never a caller's. */
export function assignments(change: Change): string {
  return columns
    .filter((name) => (change[name] ?? 0) !== 0)
    .map((name) => `${name} = ${name} + (${Math.trunc(change[name] ?? 0)})`)
    .join(', ');
}
