/** One event of a job, numbered by its Redis stream id. */
export interface JobEvent {
  id: string;
  type: string;
  data: Record<string, unknown>;
}

/** Whether the event of one id was told before that of another. Stream ids are `<milliseconds>-<number>`. */
export function isToldBefore(a: string, b: string): boolean {
  const [aMs = 0, aNumber = 0] = a.split('-').map(Number);
  const [bMs = 0, bNumber = 0] = b.split('-').map(Number);
  return aMs < bMs || (aMs === bMs && aNumber < bNumber);
}
