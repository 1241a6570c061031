import { setTimeout as delay } from 'node:timers/promises';
import { allCompletedOnce, type ChaosCase } from '../case';

export const redisEmptied: ChaosCase = {
  number: 27,
  title: 'Redis is killed and comes back empty',
  expected: 'each completed once',
  smoke: true,
  run: async (world) => {
    const ids = await world.submit('slow.mp4', 40);
    await delay(500);
    await world.killRedis();
    await world.startRedisEmpty();
    return allCompletedOnce(world, ids);
  },
};

export const redisAway: ChaosCase = {
  number: 28,
  title: 'Redis is away for 10 s',
  expected: 'POST answers 202 or 503 in under 1 s; what was accepted completes',
  run: async (world) => {
    await world.killRedis();
    const ids: string[] = [];
    let slowest = 0;
    const others: number[] = [];
    const end = Date.now() + 10_000;
    while (Date.now() < end) {
      const began = Date.now();
      const { status, body } = await world.service.post<{ id: string }>('/api/v1/probe/file', {
        file_path: 'media/plain.mp4',
        depth: 'quick',
        async: true,
        fresh: true,
      });
      slowest = Math.max(slowest, Date.now() - began);
      if (status === 202) ids.push(body.id);
      else others.push(status);
      await delay(250);
    }
    await world.startRedisEmpty();
    const result = await allCompletedOnce(world, ids);
    return {
      got: `${ids.length} accepted, others ${[...new Set(others)].join(' ') || 'none'}, slowest ${slowest} ms; ${result.got}`,
      holds: result.holds && slowest < 1_000 && others.every((status) => status === 503),
    };
  },
};

export const postgresCrash: ChaosCase = {
  number: 29,
  title: 'PostgreSQL restarts at once under load',
  expected: 'each completed once',
  run: async (world) => {
    const ids = await world.submit('slow.mp4', 40);
    await delay(600);
    await world.crashPostgres();
    return allCompletedOnce(world, ids);
  },
};
