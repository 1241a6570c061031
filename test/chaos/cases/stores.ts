import Redis from 'ioredis';
import { setTimeout as delay } from 'node:timers/promises';
import { allCompletedOnce, type ChaosCase } from '../case';
import { follow } from '../world/follow';

export const redisEmptied: ChaosCase = {
  number: 27,
  title: 'Redis is killed and comes back empty; later FLUSHALL',
  expected: 'each completed once; who follows a job sees its end',
  smoke: true,
  run: async (world) => {
    const ids = await world.submit('slow.mp4', 40);
    const seen = follow(world.apis[1] ?? '', world.service.apiKey, ids.at(-1) ?? '');
    await delay(500);
    await world.redis.kill();
    await world.redis.startEmpty();
    const killed = await allCompletedOnce(world, ids);
    const events = await seen;
    const more = await world.submit('slow.mp4', 40);
    await delay(500);
    const redis = new Redis(world.redis.url);
    await redis.flushall();
    redis.disconnect();
    const flushed = await allCompletedOnce(world, more);
    return {
      got: `killed: ${killed.got}, the follower saw ${events.at(-1) ?? 'nothing'}; FLUSHALL: ${flushed.got}`,
      holds: killed.holds && flushed.holds && events.at(-1) === 'completed',
    };
  },
};

export const redisAway: ChaosCase = {
  number: 28,
  title: 'Redis is away for 30 s',
  expected: 'POST answers 202 or 503 in under 1 s; what was accepted completes',
  run: async (world) => {
    await world.redis.kill();
    const ids: string[] = [];
    const others = new Set<number>();
    let slowest = 0;
    const end = Date.now() + 30_000;
    for (let turn = 0; Date.now() < end; turn += 1) {
      const began = Date.now();
      const { status, id } = await world.offer('plain.mp4', turn % 2);
      slowest = Math.max(slowest, Date.now() - began);
      if (id === undefined) others.add(status);
      else ids.push(id);
      await delay(250);
    }
    const meanwhile = (await world.outcome(ids)).statuses['completed'] ?? 0;
    await world.redis.startEmpty();
    const result = await allCompletedOnce(world, ids);
    return {
      got: `${ids.length} accepted, others ${[...others].join(' ') || 'none'}, slowest ${slowest} ms, ${meanwhile} completed without Redis; ${result.got}`,
      holds: result.holds && slowest < 1_000 && [...others].every((status) => status === 503),
    };
  },
};

export const postgresCrash: ChaosCase = {
  number: 29,
  title: 'PostgreSQL is restarted at once under load',
  expected: 'whatever was answered 202 completes once',
  run: async (world) => {
    const ids = await world.submit('slow.mp4', 30);
    const crash = delay(300).then(() => world.crashPostgres());
    const others = new Set<number>();
    let crashed = false;
    void crash.finally(() => (crashed = true));
    while (!crashed) {
      const { status, id } = await world.offer('slow.mp4');
      if (id === undefined) others.add(status);
      else ids.push(id);
      await delay(50);
    }
    await crash;
    const result = await allCompletedOnce(world, ids);
    return {
      got: `${ids.length} accepted, others ${[...others].join(' ') || 'none'}; ${result.got}`,
      holds: result.holds && [...others].every((status) => status === 503),
    };
  },
};
