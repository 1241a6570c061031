import type { Logger } from '../../../libs/telemetry/src';
import { loadConfig } from '../../../libs/config/src';
import { Words } from '../../../libs/queue/src';
import type { JobDefinition } from '../../../libs/queue/src';
import { type Knock, knocksKey } from '../../../libs/queue/src/knock';
import { KnockDoor } from '../../../libs/queue/src/knock-door';
import { impatientRedis } from '../../../libs/queue/src/redis';
import { runningStores } from '../../support/stores';

const job: JobDefinition = {
  name: 'knocks.run',
  queue: 'probe',
  table: 'none',
  event: 'none',
  lane: 'quick',
  knocks: true,
};

let config: ReturnType<typeof loadConfig>;
let words: Words;
let redis: ReturnType<typeof impatientRedis>;
const errors: unknown[] = [];
const logger = {
  error: (fields: object) => void errors.push(fields),
  warn: () => undefined,
} as unknown as Logger;
const doors: KnockDoor[] = [];
beforeAll(async () => {
  config = loadConfig({
    NODE_ENV: 'test',
    DATABASE_URL: 'postgres://unused',
    REDIS_URL: await runningStores().redisUrl(),
    REDIS_PREFIX: 'knocks',
    JWT_SECRET: 'x'.repeat(64),
    ENCRYPTION_KEY: 'a'.repeat(64),
  });
  words = new Words(config);
  redis = impatientRedis(config);
  await new Promise((resolve) => redis.once('ready', resolve));
});
afterEach(() => {
  for (const door of doors.splice(0)) door.close();
});
afterAll(() => {
  words.onApplicationShutdown();
  redis.disconnect();
});

/** Told of each knock by name of the door; `answer` is how long it is busy. */
function door(name: string, heard: string[], answer: () => Promise<void> = () => Promise.resolve()): void {
  doors.push(new KnockDoor(config, job, logger, ({ id }) => (heard.push(`${name} ${id}`), answer())));
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Doors of this test that wait for a knock. */
async function listening(count: number): Promise<void> {
  const ours = ` db=${redis.options.db} `;
  await until(async () => {
    const lines = String(await redis.client('LIST')).split('\n');
    return lines.filter((line) => line.includes(ours) && line.includes(' cmd=blpop ')).length === count;
  });
}

const knockOf = (id: string): Knock => ({ id, hint: `of ${id}` });

it('a knock is heard by one worker, and the next by another while that one is busy', async () => {
  const heard: string[] = [];
  const forever = () => new Promise<void>(() => undefined);
  door('one', heard, forever);
  await listening(1);
  door('two', heard, forever);
  await listening(2);
  words.knock(job, knockOf('a'));
  await until(() => heard.length === 1);
  words.knock(job, knockOf('b'));
  await until(() => heard.length === 2);
  expect(heard).toEqual(['one a', 'two b']);
});

it('a knock nobody hears is forgotten: who works later does not work for nothing', async () => {
  words.knock(job, knockOf('unheard'));
  const key = knocksKey(config, job);
  await until(async () => (await redis.llen(key)) === 1);
  await until(async () => (await redis.llen(key)) === 0);
  const heard: string[] = [];
  door('late', heard);
  await listening(1);
  words.knock(job, knockOf('heard'));
  await until(() => heard.length > 0);
  expect(heard).toEqual(['late heard']);
});

it('of knocks nobody hears only the latest eight are kept, however fast they come', async () => {
  const key = knocksKey(config, job);
  for (let n = 0; n < 20; n += 1) words.knock(job, knockOf(String(n)));
  let most = 0;
  await until(async () => {
    const length = await redis.llen(key);
    most = Math.max(most, length);
    return most > 0 && length === 0;
  });
  expect(most).toBe(8);
});

it('what can’t be read or answered is told, and the next knock is heard', async () => {
  const heard: string[] = [];
  door('one', heard, () => (heard.length === 1 ? Promise.reject(new Error('in trouble')) : Promise.resolve()));
  await listening(1);
  errors.length = 0;
  await redis.rpush(knocksKey(config, job), 'no JSON');
  await until(() => errors.length === 1);
  words.knock(job, knockOf('a'));
  await until(() => errors.length === 2);
  words.knock(job, knockOf('b'));
  await until(() => heard.length === 2);
});

it('a door that is closed hears nothing', async () => {
  const heard: string[] = [];
  door('closed', heard);
  await listening(1);
  doors[0]?.close();
  door('open', heard);
  await listening(1);
  words.knock(job, knockOf('a'));
  await until(() => heard.length > 0);
  expect(heard).toEqual(['open a']);
});
