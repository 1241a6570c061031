import { Station } from './station';

const job = { name: 'station.run', queue: 'probe', table: 'specs', event: 'spec', lane: 'quick' } as const;

it('works in as many places as it has; a bell too many is let go', async () => {
  const leave: (() => void)[] = [];
  const station = new Station(job, 2, () => new Promise((resolve) => leave.push(resolve)));
  const answers = [station.answer(), station.answer(), station.answer()];
  await answers[2];
  expect([leave.length, station.free]).toEqual([2, 0]);
  leave.forEach((resolve) => resolve());
  await Promise.all(answers);
  expect(station.free).toBe(2);
});

it('a place is free again after its work failed', async () => {
  const station = new Station(job, 1, () => Promise.reject(new Error('no')));
  await expect(station.answer()).rejects.toThrow('no');
  expect(station.free).toBe(1);
});
