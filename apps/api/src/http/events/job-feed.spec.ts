import type { JobEvent, JobEvents, Words } from '@app/queue';
import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { Follower } from './follower';
import { JobFeed } from './job-feed';
import { Reading, type Standing } from './reading';
import { Page } from './testing/page';

/** One job: its row, its kept events, and how often each was read. */
class Job {
  /** null: the row is gone */
  standing: Standing | null = { status: 'running', document: { progress: null } };
  kept: JobEvent[] | null = [];
  reads = 0;
  ranges: (string | null)[] = [];
  private readonly heard = new EventEmitter();
  private readonly turn = async () => new Promise<void>((resolve) => setImmediate(resolve));

  readonly feed = new JobFeed(
    'job',
    async () => {
      this.reads += 1;
      await this.turn();
      if (this.standing === null) throw new Error('no such row');
      return this.standing;
    },
    {
      after: async (_job: string, after: string | null) => {
        this.ranges.push(after);
        if (this.kept === null) throw new Error('Redis is away');
        const first = this.kept[0];
        const gap = after !== null && (!first || number(after) < number(first.id));
        return { events: this.kept.filter(({ id }) => after === null || gap || number(id) > number(after)), gap };
      },
    } as unknown as JobEvents,
    {
      on: (word: { kind: string }, take: () => void) => (
        this.heard.on(word.kind, take),
        () => this.heard.off(word.kind, take)
      ),
    } as unknown as Words,
  );

  follow(lastId: string | null = null, mayStill = true): Page {
    const page = new Page();
    const follower = new Follower(page as unknown as ServerResponse, lastId, async () => mayStill);
    void follower.over.then(() => this.feed.leave(follower));
    this.feed.join(follower);
    return page;
  }

  tell(...numbers: number[]): void {
    this.kept?.push(...numbers.map((one) => ({ id: `${one}-0`, type: 'progress', data: {} })));
    this.heard.emit('event');
  }

  async settled(): Promise<void> {
    for (let round = 0; round < 10; round += 1) await this.turn();
  }
}

const number = (id: string) => Number(id.split('-')[0]);

let job: Job;
beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  job = new Job();
});
afterEach(() => {
  job.feed.close();
  jest.useRealTimers();
});

it('reads row and events once for all who follow', async () => {
  const pages = Array.from({ length: 50 }, () => job.follow());
  await job.settled();
  const [reads, ranges] = [job.reads, job.ranges.length];
  job.tell(1);
  await job.settled();
  expect([job.reads - reads, job.ranges.length - ranges]).toEqual([1, 1]);
  expect(pages.every(({ told }) => told.join() === '1-0')).toBe(true);
});

it('makes one further reading of what happens while it reads', async () => {
  job.follow();
  await job.settled();
  const before = job.reads;
  for (const one of [1, 2, 3, 4, 5]) job.tell(one);
  await job.settled();
  expect(job.reads - before).toBe(2);
});

it('gives each what comes after the event it saw last, once', async () => {
  job.tell(1, 2, 3, 4);
  const [ahead, behind] = [job.follow('3-0'), job.follow('1-0')];
  await job.settled();
  job.tell(5);
  await job.settled();
  expect([ahead.told, behind.told]).toEqual([
    ['4-0', '5-0'],
    ['2-0', '3-0', '4-0', '5-0'],
  ]);
  expect(job.ranges.at(-1)).toBe('4-0');
});

it('who comes during a reading is served by the next', async () => {
  job.tell(1, 2, 3);
  job.follow('3-0');
  const late = job.follow('1-0');
  await job.settled();
  expect(late.told).toEqual(['2-0', '3-0']);
});

it('tells a snapshot to those alone whose last event is gone', async () => {
  job.tell(5, 6);
  const [lost, there, fresh] = [job.follow('3-0'), job.follow('5-0'), job.follow()];
  await job.settled();
  expect([lost.told, there.told, fresh.told]).toEqual([['snapshot', '5-0', '6-0'], ['6-0'], ['5-0', '6-0']]);
});

it('tells one snapshot when all events are lost, and goes on', async () => {
  job.tell(1);
  const page = job.follow();
  await job.settled();
  job.kept = [];
  await jest.advanceTimersByTimeAsync(2_000);
  await job.settled();
  job.tell(9);
  await job.settled();
  expect(page.told).toEqual(['1-0', 'snapshot', '9-0']);
});

it('tells progress from the row while events can not be read', async () => {
  const page = job.follow();
  await job.settled();
  job.kept = null;
  for (const progress of [0.1, 0.1, 0.2]) {
    job.standing = { status: 'running', document: { progress } };
    await jest.advanceTimersByTimeAsync(2_000);
    await job.settled();
  }
  expect(page.told).toEqual(['snapshot', 'snapshot']);
});

it('tells the end after the news, and ends', async () => {
  const page = job.follow();
  await job.settled();
  job.standing = { status: 'completed', document: {} };
  job.tell(1);
  await job.settled();
  expect([page.told, page.writableEnded, job.feed.isEmpty]).toEqual([['1-0', 'completed'], true, true]);
});

it('ends whoever may no longer see it at the next poll, and nobody else', async () => {
  const [revoked, other] = [job.follow(null, false), job.follow()];
  await job.settled();
  expect(revoked.writableEnded).toBe(false);
  await jest.advanceTimersByTimeAsync(2_000);
  expect([revoked.writableEnded, other.writableEnded]).toEqual([true, false]);
});

it('lets go whoever does not read', async () => {
  const page = job.follow();
  await job.settled();
  page.writableLength = 2 ** 21;
  job.tell(1);
  await job.settled();
  expect([page.destroyed, job.feed.isEmpty]).toEqual([true, true]);
});

it('ends all when the row is gone', async () => {
  const page = job.follow();
  await job.settled();
  job.standing = null;
  job.tell(1);
  await job.settled();
  expect([page.told, page.writableEnded]).toEqual([[], true]);
});

it('numbers everything, the end after all that was told', async () => {
  const page = new Page();
  const standing: Standing = { status: 'completed', document: {} };
  const follower = new Follower(page as unknown as ServerResponse, null, () => Promise.resolve(true));
  follower.greet(new Reading(standing, null));
  const events = [{ id: '7-3', type: 'progress', data: {} }];
  follower.take(new Reading(standing, { events, whole: true }));
  await follower.over;
  expect(page.frames).toEqual([
    ['0-0', 'snapshot'],
    ['7-3', 'progress'],
    ['7-4', 'completed'],
  ]);
});

it('tells who comes back with the number of the end the end again', async () => {
  job.tell(1);
  job.standing = { status: 'completed', document: {} };
  const page = job.follow('1-1');
  await job.settled();
  expect(page.told).toEqual(['completed']);
});
