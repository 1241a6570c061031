import { setTimeout as delay } from 'node:timers/promises';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { allCompletedOnce, type ChaosCase } from '../case';
import type { World } from '../world/world';

export const workerKilled: ChaosCase = {
  number: 26,
  title: 'a worker is killed five times in 300 jobs',
  expected: '300 completed once, 300 events',
  smoke: true,
  run: async (world) => {
    const ids = [...(await world.submit('plain.mp4', 270)), ...(await world.submit('slow.mp4', 30))];
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
    const ids = await world.submit('slow.mp4', 60);
    const held = await asleepWithWork(world, ids);
    await world.untilDone(held.map(({ id }) => id));
    const before = await world.query(
      'SELECT id, attempt, version, processed_at FROM analyses WHERE id = ANY($1) ORDER BY id',
      [held.map(({ id }) => id)],
    );
    world.worker('worker-a').kill('SIGCONT');
    const result = await allCompletedOnce(world, ids);
    // Until the woken worker has surely tried to write: it has taken up new work after it.
    const [later = ''] = await world.submit('slow.mp4', 1);
    await world.untilDone([later]);
    const after = await world.query(
      'SELECT id, attempt, version, processed_at FROM analyses WHERE id = ANY($1) ORDER BY id',
      [held.map(({ id }) => id)],
    );
    const unchanged = JSON.stringify(before) === JSON.stringify(after);
    return {
      got: `${held.length} were taken over, ${unchanged ? 'none' : 'some'} changed on waking; ${result.got}`,
      holds: result.holds && held.length > 0 && unchanged,
    };
  },
};

/** Stops worker-a while it holds rows, and gives them; one that has just ended its work is woken and caught again. */
async function asleepWithWork(world: World, ids: string[]): Promise<{ id: string }[]> {
  const held = () =>
    world.query<{ id: string }>(
      `SELECT id FROM analyses WHERE id = ANY($1) AND status = 'running' AND lease_owner = 'worker-a'`,
      [ids],
    );
  for (let tries = 0; tries < 50; tries += 1) {
    await world.service.until(async () => (await held()).length > 0);
    world.worker('worker-a').kill('SIGSTOP');
    // What it had sent before it fell asleep is done once another question was answered.
    await held();
    const rows = await held();
    if (rows.length > 0) return rows;
    world.worker('worker-a').kill('SIGCONT');
  }
  return [];
}

export const gracefulStop: ChaosCase = {
  number: 31,
  title: 'SIGTERM under load',
  expected: 'handed back without a crash counted, each completed once',
  smoke: true,
  run: async (world) => {
    const ids = await world.submit('slow.mp4', 30);
    const [long = ''] = await world.submit('endless.mp4', 1);
    await world.untilRunning([long]);
    const began = Date.now();
    await Promise.all([world.killWorker('worker-a', 'SIGTERM'), world.killWorker('worker-b', 'SIGTERM')]);
    const seconds = (Date.now() - began) / 1000;
    const left = world.tools();
    await world.service.post(`/api/v1/probe/analyses/${long}/cancel`, {});
    world.reviveWorkers();
    const result = await allCompletedOnce(world, ids);
    const [sum] = await world.query<{ crashes: string }>(
      'SELECT coalesce(sum(crash_count), 0) AS crashes FROM analyses WHERE id = ANY($1)',
      [[...ids, long]],
    );
    return {
      got: `gone after ${seconds.toFixed(1)} s with ${left} tools left; ${result.got}, ${sum?.crashes} crashes counted`,
      holds: result.holds && sum?.crashes === '0' && left === 0 && seconds < 10,
    };
  },
};

export const toolsDie: ChaosCase = {
  number: 32,
  title: 'kill -9 of the workers while ffprobe and ffmpeg run',
  expected: 'no tool alive after 2 s',
  smoke: true,
  run: async (world) => {
    const long = join(world.service.mediaRoot, 'long.mp4');
    const picture = [
      '-f',
      'lavfi',
      '-i',
      'testsrc2=s=640x360:r=25:d=60',
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      long,
    ];
    execFileSync('ffmpeg', ['-v', 'error', '-y', ...picture]);
    const ids = await world.submit('endless.mp4', 2);
    const decoding = await world.service.post<{ id: string }>('/api/v1/probe/file', {
      file_path: 'media/long.mp4',
      depth: 'full',
      async: true,
      fresh: true,
    });
    await world.service.until(async () => {
      const { body } = await world.service.json<{ progress: { stage: string | null } }>(
        `/api/v1/probe/analyses/${decoding.body.id}`,
      );
      return body.progress.stage === 'decoding' && world.tools() > 2;
    });
    const before = world.tools();
    await Promise.all([world.killWorker('worker-a'), world.killWorker('worker-b')]);
    const began = Date.now();
    while (world.tools() > 0 && Date.now() - began < 5_000) await delay(25);
    const seconds = (Date.now() - began) / 1000;
    const left = world.tools();
    for (const id of [...ids, decoding.body.id]) await world.service.post(`/api/v1/probe/analyses/${id}/cancel`, {});
    world.reviveWorkers();
    return {
      got: `${before} before, ${left} alive after ${seconds.toFixed(1)} s`,
      holds: left === 0 && seconds < 2,
    };
  },
};
