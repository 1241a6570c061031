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
