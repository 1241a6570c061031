import { JobWait, type Words } from '@app/queue';
import { AwaitedBell } from './awaited-bell';

const deaf = { on: () => () => undefined, onReply: () => () => undefined } as unknown as Words;

let rung: boolean[];
let bell: AwaitedBell;
beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['performance'] });
  rung = [];
  bell = new AwaitedBell((again) => {
    rung.push(again);
    return Promise.resolve();
  });
});
afterEach(() => void jest.useRealTimers());

const waitOn = (isUnfinished: () => Promise<boolean | null>) =>
  new JobWait(deaf).end(bell.over({ isUnfinished }), 'id', 30_000);

it('is rung again, once, for a row that is still under way at the first look: no worker may have seen it', async () => {
  const end = waitOn(() => Promise.resolve(true));
  await bell.whileStoring(Promise.resolve());
  expect(rung).toEqual([false]);
  await jest.advanceTimersByTimeAsync(5_000);
  expect(rung).toEqual([false, true]);
  await jest.advanceTimersByTimeAsync(30_000);
  expect(await end).toMatchObject({ finished: false });
});

it('a row that is on its way is waited for, and one that could not be stored is not', async () => {
  const end = waitOn(() => Promise.resolve(null));
  let refuse!: (error: Error) => void;
  const storing = bell.whileStoring(new Promise<void>((_resolve, reject) => (refuse = reject)));
  await jest.advanceTimersByTimeAsync(3_000);
  refuse(new Error('the database is away'));
  await expect(storing).rejects.toThrow('the database is away');
  await jest.advanceTimersByTimeAsync(1_000);
  expect(await end).toMatchObject({ finished: true });
  expect([jest.getTimerCount(), rung]).toEqual([0, [false]]);
});

it('whoever knocked rings only once their patience is over, and not where the row ended before', async () => {
  await bell.whileStoring(Promise.resolve(), 60);
  await jest.advanceTimersByTimeAsync(59);
  expect(rung).toEqual([]);
  await jest.advanceTimersByTimeAsync(1);
  expect(rung).toEqual([false]);

  const answered = new AwaitedBell((again) => Promise.resolve(void rung.push(again)));
  await answered.whileStoring(Promise.resolve(), 60);
  answered.rest();
  const refused = new AwaitedBell((again) => Promise.resolve(void rung.push(again)));
  await expect(refused.whileStoring(Promise.reject(new Error('the database is away')), 60)).rejects.toThrow('away');
  await jest.advanceTimersByTimeAsync(1_000);
  expect([jest.getTimerCount(), rung]).toEqual([0, [false]]);
});

it('whoever knocked and waits no longer, without an end, rings at once and once', async () => {
  await bell.whileStoring(Promise.resolve(), 60);
  bell.now();
  expect(rung).toEqual([false]);
  bell.now();
  await jest.advanceTimersByTimeAsync(1_000);
  expect(rung).toEqual([false]);
});
