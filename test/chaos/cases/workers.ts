import { setTimeout as delay } from 'node:timers/promises';
import { allCompletedOnce, type ChaosCase } from '../case';

export const workerKilled: ChaosCase = {
  number: 26,
  title: 'a worker is killed five times in 300 jobs',
  expected: '300 completed once, 300 events',
  smoke: true,
  run: async (world) => {
    const ids = [...(await world.submit('plain.mp4', 290)), ...(await world.submit('slow.mp4', 10))];
    for (let time = 0; time < 5; time += 1) {
      await delay(400);
      await world.killWorker('worker-a');
      world.startWorker('worker-a');
    }
    return allCompletedOnce(world, ids, 120_000);
  },
};

export const staleWorker: ChaosCase = {
  number: 30,
  title: 'a worker sleeps past its lease and wakes',
  expected: 'each completed once; the stale write changes nothing',
  smoke: true,
  run: async (world) => {
    const ids = await world.submit('slow.mp4', 12);
    await world.service.until(async () => ((await world.outcome(ids)).statuses['running'] ?? 0) > 0);
    world.worker('worker-a').kill('SIGSTOP');
    await delay(3_500);
    world.worker('worker-a').kill('SIGCONT');
    return allCompletedOnce(world, ids);
  },
};

export const gracefulStop: ChaosCase = {
  number: 31,
  title: 'SIGTERM under load',
  expected: 'handed back without a crash counted, each completed once',
  smoke: true,
  run: async (world) => {
    const ids = await world.submit('slow.mp4', 30);
    await world.service.until(async () => ((await world.outcome(ids)).statuses['running'] ?? 0) > 0);
    await world.killWorker('worker-a', 'SIGTERM');
    world.startWorker('worker-a');
    const result = await allCompletedOnce(world, ids);
    const { rows } = await world.database.query<{ crashes: string }>(
      'SELECT coalesce(sum(crash_count), 0) AS crashes FROM analyses WHERE id = ANY($1)',
      [ids],
    );
    return {
      got: `${result.got}, ${rows[0]?.crashes} crashes counted`,
      holds: result.holds && rows[0]?.crashes === '0',
    };
  },
};

export const toolsDie: ChaosCase = {
  number: 32,
  title: 'kill -9 of a worker while its tool runs',
  expected: 'no tool alive after 2 s',
  smoke: true,
  run: async (world) => {
    const ids = await world.submit('endless.mp4', 2);
    await world.service.until(async () => world.tools() > 0);
    await world.killWorker('worker-a');
    await world.killWorker('worker-b');
    const began = Date.now();
    while (world.tools() > 0 && Date.now() - began < 5_000) await delay(50);
    const seconds = (Date.now() - began) / 1000;
    const left = world.tools();
    for (const id of ids) await world.service.post(`/api/v1/probe/analyses/${id}/cancel`, {});
    world.startWorker('worker-a');
    world.startWorker('worker-b');
    return { got: `${left} tools alive after ${seconds.toFixed(1)} s`, holds: left === 0 && seconds < 2 };
  },
};

export const poison: ChaosCase = {
  number: 34,
  title: 'a job that always kills its worker, among 20 healthy ones',
  expected: 'it fails with WORKER_CRASHED; the 20 complete',
  run: async (world) => {
    const keeper = setInterval(() => {
      for (const name of ['worker-a', 'worker-b']) if (world.worker(name).signalCode !== null) world.startWorker(name);
    }, 200);
    try {
      const [bad = ''] = await world.submit('poison.mp4', 1);
      const ids = await world.submit('slow.mp4', 20);
      const healthy = await allCompletedOnce(world, ids, 120_000);
      await world.untilDone([bad], 90_000).catch(() => undefined);
      const { body } = await world.service.json<{ status: string; error: { code: string } | null }>(
        `/api/v1/probe/analyses/${bad}`,
      );
      return {
        got: `${healthy.got}; the bad one is ${body.status} ${body.error?.code ?? ''}`,
        holds: healthy.holds && body.error?.code === 'WORKER_CRASHED',
      };
    } finally {
      clearInterval(keeper);
      for (const name of ['worker-a', 'worker-b']) if (world.worker(name).signalCode !== null) world.startWorker(name);
    }
  },
};
