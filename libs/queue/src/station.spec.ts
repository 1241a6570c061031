import { Station } from './station';

const job = { name: 'station.run', queue: 'probe', table: 'specs', event: 'spec', lane: 'quick' } as const;

it('works in as many places as it has; a bell too many is answered by who ends next, by looking once more', async () => {
  const leave: (() => void)[] = [];
  const rung: (string | undefined)[] = [];
  const station = new Station(job, 2, (id) => {
    rung.push(id);
    return new Promise((resolve) => leave.push(resolve));
  });
  const answers = [station.answer('one'), station.answer('two'), station.answer('too many')];
  await answers[2];
  expect([leave.length, station.free]).toEqual([2, 0]);
  leave[0]?.();
  await new Promise(setImmediate);
  expect([rung, station.free]).toEqual([['one', 'two', undefined], 0]);
  leave.forEach((resolve) => resolve());
  await Promise.all(answers);
  expect([rung.length, station.free]).toEqual([3, 2]);
});

it('a place is free again after its work failed', async () => {
  const station = new Station(job, 1, () => Promise.reject(new Error('no')));
  await expect(station.answer()).rejects.toThrow('no');
  expect(station.free).toBe(1);
});
