import type { World } from './world/world';

/** What came of a fault. */
export interface Seen {
  got: string;
  holds: boolean;
  /** why the case could not be run here; such a case is neither survived nor failed */
  skipped?: string;
}

/** One fault, what must come of it, and what did. */
export interface ChaosCase {
  number: number;
  title: string;
  expected: string;
  /** part of the short form that runs in CI */
  smoke?: boolean;
  /** Breaks something, leaves the world as it found it, and tells what was seen. */
  run(world: World): Promise<Seen>;
}

/** Every job ended once: completed, and told once. */
export async function allCompletedOnce(world: World, ids: string[], limitMs?: number): Promise<Seen> {
  await world.untilDone(ids, limitMs).catch(() => undefined);
  const { statuses, events, twice } = await world.outcome(ids);
  const completed = statuses['completed'] ?? 0;
  return {
    got: `${completed} of ${ids.length} completed, ${events} events, ${twice} told twice`,
    holds: ids.length > 0 && completed === ids.length && events === ids.length && twice === 0,
  };
}
