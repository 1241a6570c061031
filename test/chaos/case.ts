import type { World } from './world';

/** One fault, what must come of it, and what did. */
export interface ChaosCase {
  number: number;
  title: string;
  expected: string;
  /** part of the short form that runs in CI */
  smoke?: boolean;
  /** @returns what was seen, and whether it is what was expected */
  run(world: World): Promise<{ got: string; holds: boolean }>;
}

/** Every job ended once: completed, and told once. */
export async function allCompletedOnce(
  world: World,
  ids: string[],
  limitMs?: number,
): Promise<{ got: string; holds: boolean }> {
  await world.untilDone(ids, limitMs).catch(() => undefined);
  const { statuses, events, twice } = await world.outcome(ids);
  return {
    got: `${statuses['completed'] ?? 0} of ${ids.length} completed, ${events} events, ${twice} told twice`,
    holds: statuses['completed'] === ids.length && events === ids.length && twice === 0,
  };
}
