import { allCompletedOnce, type ChaosCase } from '../case';

export const poison: ChaosCase = {
  number: 34,
  title: 'a job that always kills its worker, among 20 healthy ones',
  expected: 'it fails with WORKER_CRASHED; the 20 complete and count at most the first of its crashes',
  run: async (world) => {
    const supervisor = setInterval(() => world.reviveWorkers(), 200);
    try {
      const before = await world.submit('slow.mp4', 10);
      const [bad = ''] = await world.submit('poison.mp4', 1);
      const ids = [...before, ...(await world.submit('slow.mp4', 10))];
      const healthy = await allCompletedOnce(world, ids, 120_000);
      await world.untilDone([bad], 90_000).catch(() => undefined);
      const { body } = await world.service.json<{ status: string; error: { code: string } | null }>(
        `/api/v1/probe/analyses/${bad}`,
      );
      const { events } = await world.outcome([bad]);
      const [most] = await world.query<{ crashes: number; failed: number }>(
        `SELECT max(crash_count) AS crashes, count(*) FILTER (WHERE status = 'failed') AS failed FROM analyses WHERE id = ANY($1)`,
        [ids],
      );
      return {
        got: `${healthy.got} (its neighbours counted at most ${most?.crashes} crash); the bad one is ${body.status} ${body.error?.code ?? ''}, ${events} event`,
        holds: healthy.holds && (most?.crashes ?? 0) <= 1 && body.error?.code === 'WORKER_CRASHED' && events === 1,
      };
    } finally {
      clearInterval(supervisor);
      world.reviveWorkers();
      await world.untilWorkersAlive(2);
    }
  },
};
