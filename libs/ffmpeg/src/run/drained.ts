import type { SpawnOutcome } from './spawner-protocol';
import type { IncomingStream } from './stream-door';

/** Waits for a run and for all it wrote to be taken; throws what a consumer threw. */
export async function drained(
  outcome: Promise<SpawnOutcome>,
  streams: IncomingStream[],
  end: () => void,
): Promise<SpawnOutcome> {
  const failures: unknown[] = [];
  const ends = streams.map((stream) =>
    stream.done.catch((error: unknown) => {
      failures.push(error);
      end();
    }),
  );
  const result = await outcome;
  if (result.endedBy !== null || !result.streamsOpened) for (const stream of streams) stream.drop();
  await Promise.all(ends);
  if (failures.length > 0) throw failures[0];
  return result;
}
