import { setTimeout as delay } from 'node:timers/promises';
import { allCompletedOnce, type ChaosCase } from '../case';

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
    const { statuses, events, twice } = await world.outcome([running, waiting]);
    return {
      got: `${first} with the tool gone after ${seconds.toFixed(2)} s, ${second}, ${third}; ${statuses['cancelled'] ?? 0} cancelled, ${events} events`,
      holds:
        [first, second, third].join() === '200,200,409' &&
        seconds < 2 &&
        statuses['cancelled'] === 2 &&
        events === 2 &&
        twice === 0,
    };
  },
};

export const waitedFor: ChaosCase = {
  number: 42,
  title: 'one caller after the other waits at each API; both workers are killed five times',
  expected: 'each answered with its end, or 202; each completed once, one event; no tool stays',
  smoke: true,
  run: async (world) => {
    let over = false;
    const ids: string[] = [];
    const statuses = new Map<number, number>();
    const calling = world.apis.map(async (_, api) => {
      for (let call = 0; !over; call += 1) {
        const { status, body } = await world.call(call % 4 === 3 ? 'slow.mp4' : 'plain.mp4', api);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (body.id !== undefined) ids.push(body.id);
        if (status === 200 && body.status !== 'completed') throw new Error(`200 with ${body.status}`);
      }
    });
    for (let time = 0; time < 10; time += 1) {
      await delay(500);
      const name = time % 2 === 0 ? 'worker-a' : 'worker-b';
      await world.killWorker(name);
      world.startWorker(name);
    }
    over = true;
    await Promise.all(calling);
    const result = await allCompletedOnce(world, ids);
    const told = [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ');
    const answered = [...statuses.values()].reduce((sum, count) => sum + count, 0);
    return {
      got: `${told}; ${result.got}, ${world.tools()} tools left`,
      holds:
        result.holds &&
        answered === ids.length &&
        [...statuses.keys()].every((status) => status < 300) &&
        world.tools() === 0,
    };
  },
};
