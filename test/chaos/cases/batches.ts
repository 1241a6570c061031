import { setTimeout as delay } from 'node:timers/promises';
import type { ChaosCase } from '../case';
import type { World } from '../world/world';

interface Batch {
  id: string;
  status: string;
  total: number;
  counts: Record<string, number>;
  first_errors: { code: string; detail: string }[];
}

const items = 300;

export const batchSurvives: ChaosCase = {
  number: 40,
  title: `a batch of ${items} while workers are killed, one sleeps, Redis is emptied and PostgreSQL crashes`,
  expected: `${items} items analysed and counted once, the batch told once`,
  run: async (world) => {
    const { body } = await world.service.post<Batch>('/api/v1/batch/analyze', {
      items: Array.from({ length: items }, (_, index) => ({
        file_path: index % 30 === 0 ? 'media/slow.mp4' : 'media/plain.mp4',
      })),
      depth: 'quick',
      fresh: true,
      concurrency: 32,
    });
    const faults = [
      () => restarted(world, 'worker-a'),
      () => restarted(world, 'worker-b'),
      () => slept(world, 'worker-a'),
      async () => {
        await world.redis.kill();
        await world.redis.startEmpty();
      },
      () => world.crashPostgres(),
      async () => {
        await Promise.all([restarted(world, 'worker-a'), restarted(world, 'worker-b')]);
      },
    ];
    for (const [done, fault] of faults.entries()) {
      const reached = Math.round((items * done) / (faults.length + 1));
      await world.service.until(async () => ended(await standing(world, body.id)) >= reached, 60_000);
      await fault();
    }
    await world.service.until(async () => (await standing(world, body.id)).status === 'completed', 120_000);
    return judged(world, body.id);
  },
};

async function restarted(world: World, name: string): Promise<void> {
  await world.killWorker(name);
  world.startWorker(name);
}

/** Past its leases, with whatever transaction it was in the middle of. */
async function slept(world: World, name: string): Promise<void> {
  world.worker(name).kill('SIGSTOP');
  await delay(3_500);
  world.worker(name).kill('SIGCONT');
}

async function standing(world: World, id: string): Promise<Batch> {
  return (await world.service.json<Batch>(`/api/v1/batch/${id}`)).body;
}

function ended({ counts }: Batch): number {
  return (counts['completed'] ?? 0) + (counts['failed'] ?? 0);
}

/** Read past the service, on a connection that survived nothing. */
async function judged(world: World, id: string): Promise<{ got: string; holds: boolean }> {
  const { counts, first_errors } = await standing(world, id);
  const [row] = await world.query<{ completed: number; analyses: number; told: number; bulk: number; events: number }>(
    `SELECT count(*) FILTER (WHERE item.status = 'completed')::int AS completed, count(DISTINCT item.analysis_id)::int AS analyses,
       (SELECT count(*)::int FROM analyses WHERE bulk) AS bulk,
       (SELECT count(*)::int FROM outbox WHERE type = 'analysis.completed' AND subject_id IN
         (SELECT analysis_id FROM batch_items WHERE batch_id = $1)) AS events,
       (SELECT count(*)::int FROM outbox WHERE type = 'batch.completed' AND subject_id = $1) AS told
     FROM batch_items item WHERE item.batch_id = $1`,
    [id],
  );
  const { completed, analyses, told, bulk, events } = row ?? { completed: 0, analyses: 0, told: 0, bulk: 0, events: 0 };
  return {
    got: `${completed} items completed, ${counts['completed']} counted, ${analyses} analyses of ${bulk} made, ${events} events, told ${told} times${codes(first_errors)}`,
    holds:
      [completed, counts['completed'], counts['pass'], analyses, bulk, events].every((number) => number === items) &&
      told === 1,
  };
}

/** Why items failed that should not have. */
function codes(errors: Batch['first_errors']): string {
  const names = [...new Set(errors.map(({ code, detail }) => `${code} (${detail})`))];
  return names.length > 0 ? `; failed with ${names.join(', ')}` : '';
}
