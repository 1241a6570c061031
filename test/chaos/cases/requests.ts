import type { ChaosCase } from '../case';

export const cancelled: ChaosCase = {
  number: 33,
  title: 'cancel: waiting, running, finished',
  expected: 'cancelled, cancelled with its tool gone in under 2 s, 409',
  smoke: true,
  run: async (world) => {
    const cancel = async (id: string) => (await world.service.post(`/api/v1/probe/analyses/${id}/cancel`, {})).status;
    const [running = ''] = await world.submit('endless.mp4', 1);
    await world.service.until(async () => world.tools() > 0);
    const began = Date.now();
    const first = await cancel(running);
    await world.service.until(async () => world.tools() === 0, 5_000);
    const seconds = (Date.now() - began) / 1000;
    const blockers = await world.submit('slow.mp4', 40);
    const waiting = blockers.at(-1) ?? '';
    const second = await cancel(waiting);
    await world.untilDone(blockers);
    const third = await cancel(blockers[0] ?? '');
    const { statuses } = await world.outcome([running, waiting]);
    return {
      got: `${first} with the tool gone after ${seconds.toFixed(2)} s, ${second}, ${third}; ${statuses['cancelled'] ?? 0} cancelled`,
      holds: first === 200 && seconds < 2 && second === 200 && third === 409 && statuses['cancelled'] === 2,
    };
  },
};

export const clockAway: ChaosCase = {
  number: 38,
  title: "one worker's clock is five minutes off",
  expected: "each completed once; times are the database's",
  run: async (world) => {
    await world.killWorker('worker-b', 'SIGTERM');
    world.startWorker('worker-b', { NODE_OPTIONS: `--require ${require.resolve('../skewed-clock.cjs')}` });
    const ids = await world.submit('slow.mp4', 30);
    await world.untilDone(ids);
    const { rows } = await world.database.query<{ completed: string; off: string }>(
      `SELECT count(*) FILTER (WHERE status = 'completed') AS completed, count(*) FILTER (WHERE abs(extract(epoch FROM processed_at - created_at)) > 120) AS off
       FROM analyses WHERE id = ANY($1)`,
      [ids],
    );
    await world.killWorker('worker-b', 'SIGTERM');
    world.startWorker('worker-b');
    return {
      got: `${rows[0]?.completed} of ${ids.length} completed, ${rows[0]?.off} with times of the wrong clock`,
      holds: rows[0]?.completed === String(ids.length) && rows[0]?.off === '0',
    };
  },
};
