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
