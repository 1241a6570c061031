import { loadConfig } from '../../../libs/config/src';
import { JobWait, Words } from '../../../libs/queue/src';
import { runningStores } from '../../support/stores';

const id = '00000000-0000-7000-8000-00000000000e';
const forever = { isUnfinished: async () => true };

let one: Words;
let other: Words;
beforeAll(async () => {
  const environment = {
    NODE_ENV: 'test',
    DATABASE_URL: 'postgres://unused',
    REDIS_URL: await runningStores().redisUrl(),
    REDIS_PREFIX: 'replies',
    JWT_SECRET: 'x'.repeat(64),
    ENCRYPTION_KEY: 'a'.repeat(64),
  };
  [one, other] = ['one', 'other'].map((name) => new Words(loadConfig({ ...environment, INSTANCE_ID: name }))) as [
    Words,
    Words,
  ];
});
afterAll(() => {
  for (const words of [one, other]) words.onApplicationShutdown();
});

/** Words of a process that has not heard anything yet may not listen yet either. */
async function listening(words: Words): Promise<void> {
  const heard = new Promise<void>((resolve) => words.on({ kind: 'event', id: 'listening' }, resolve));
  const saying = setInterval(() => other.say({ kind: 'event', id: 'listening' }), 20);
  await heard.finally(() => clearInterval(saying));
}

it('a reply reaches the process it is for, and no other', async () => {
  await Promise.all([listening(one), listening(other)]);
  const ends: string[] = [];
  const waitOf = (words: Words) => new JobWait(words).end(forever, id, 60_000);
  const mine = waitOf(one).then((end) => (ends.push('one'), end));
  const theirs = waitOf(other).then((end) => (ends.push('other'), end));
  other.handRest('one', { id, attempt: 1 }, '"tag":"two\nlines"}');
  other.handStart('one', { id, attempt: 1 }, 3, '{');
  expect(await mine).toEqual({ finished: true, gone: false, reply: { version: 3, json: '{"tag":"two\nlines"}' } });
  expect(ends).toEqual(['one']);
  one.say({ kind: 'finished', id });
  expect(await theirs).toEqual({ finished: true, gone: false, reply: null });
});

it.each([
  ['whose rest was lost is none', [], null],
  ['with the rest of an attempt that ended nothing is none', [1], null],
  ['whose rest came before that of an older attempt is its own', [2, 1], { version: 3, json: '{"of":2}' }],
])('a reply %s', async (_name, rests, reply) => {
  const end = new JobWait(one).end(forever, id, 60_000);
  for (const attempt of rests) other.handRest('one', { id, attempt }, `"of":${attempt}}`);
  other.handStart('one', { id, attempt: 2 }, 3, '{');
  other.say({ kind: 'finished', id });
  expect(await end).toEqual({ finished: true, gone: false, reply });
});

it('a row that is gone without a word is said to be gone', async () => {
  const gone = { isUnfinished: async () => null };
  expect(await new JobWait(one).end(gone, '00000000-0000-7000-8000-00000000000f', 60_000)).toEqual({
    finished: true,
    gone: true,
    reply: null,
  });
});
