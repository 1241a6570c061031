import type { JobDefinition, Knock, Words } from '@app/queue';
import type { NewAnalysis } from './analysis.repository';
import type { Config } from '@app/config';
import { CallerKnocks } from './caller-knocks';
import { HeaderHints } from './header-hint';
import { analysisRun, probeRun } from './jobs';

const file = { kind: 'file_path', path: '/media/a.mp4', dev: 1, ino: 2, sizeBytes: 3, modifiedMs: 4, changedMs: 5 };
const told = { finished: true, gone: false, reply: null };
const rowOf = (input: object) =>
  ({ id: 'row', input, source: { name: 'a.mp4' }, options: { ffprobe: {} } }) as unknown as NewAnalysis;

const hints = new HeaderHints({ ENCRYPTION_KEY: 'k'.repeat(64) } as Config);

let knocked: [job: string, knock: Knock][];
let knocks: CallerKnocks;
let end: () => void;
beforeEach(() => {
  jest.useFakeTimers();
  knocked = [];
  const knock = ({ name }: JobDefinition, said: Knock) => void knocked.push([name, said]);
  knocks = new CallerKnocks({ knock } as unknown as Words, hints);
});
afterEach(() => void jest.useRealTimers());

/** A call; `end` ends it. @returns milliseconds until its bell */
function call(input: object = file, job = probeRun): number {
  return knocks.knockFor(job, rowOf(input), new Promise((resolve) => (end = () => resolve(told))));
}

async function ends(afterMs: number): Promise<void> {
  await jest.advanceTimersByTimeAsync(afterMs);
  end();
  await jest.advanceTimersByTimeAsync(0);
}

it('a caller who waits alone for a file at hand knocks with what its header is read by, and rings later', async () => {
  expect(call()).toBe(60);
  const [[job, { id, hint }]] = knocked as [[string, Knock]];
  expect([job, id, hints.open('row', hint)]).toEqual(['probe.run', 'row', { input: file, name: 'a.mp4', ffprobe: {} }]);
  // Whoever reads in Redis learns nothing, and can't have another row's worker begin with it.
  expect(hint).not.toContain('a.mp4');
  expect(() => hints.open('other', hint)).toThrow(/could not be read/);
  await ends(20);
  expect(call({ kind: 'upload', uploadId: 'u', storageKey: 'k' })).toBe(60);
  expect(knocked).toHaveLength(2);
});

it.each([
  ['a URL', { kind: 'url', sealed: 'x' }],
  ['an object of a store', { kind: 's3', bucket: 'b', key: 'k' }],
  ['a manifest', { ...file, isManifest: true }],
])('%s is asked for by rows alone', (_name, input) => {
  expect(call(input)).toBe(0);
  expect(knocked).toEqual([]);
});

it('work that decodes is rung for at once', () => {
  expect(call(file, analysisRun)).toBe(0);
});

it('who waits beside others rings at once', async () => {
  call();
  const first = end;
  expect(call()).toBe(0);
  await ends(10);
  expect(call()).toBe(0);
  await ends(10);
  first();
  await jest.advanceTimersByTimeAsync(0);
  expect(call()).toBe(60);
});

it('after a knock without an answer in time the bell does for a second, and longer after the next', async () => {
  call();
  /** Ends the knock under way after so long. @returns milliseconds from then until the next, in steps of 100 */
  const quietAfter = async (answerMs: number) => {
    await ends(answerMs);
    let ms = 0;
    for (; call() === 0; ms += 100) await ends(100);
    return ms;
  };
  const quiet: number[] = [];
  for (let missed = 0; missed < 7; missed += 1) quiet.push(await quietAfter(61));
  expect(quiet).toEqual([1_100, 2_100, 4_100, 8_100, 16_100, 30_100, 30_100]);
  expect([await quietAfter(60), await quietAfter(61)]).toEqual([0, 1_100]);
});
