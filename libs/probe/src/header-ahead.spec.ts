import type { MediaInput, ProbeOutput } from '@app/ffmpeg';
import type { LocalFileInput } from '@app/media';
import { AsyncLocalStorage } from 'node:async_hooks';
import { HeaderAhead } from './header-ahead';

const input: LocalFileInput = {
  kind: 'file_path',
  path: '/media/a.mp4',
  dev: 1,
  ino: 2,
  sizeBytes: 3,
  modifiedMs: 4.5,
  changedMs: 5,
};
const opened = { path: '/media/a.mp4', dev: 1, ino: 2, size: 3 };
const media: MediaInput = { kind: 'file', file: opened, name: 'a.mp4' };
const said = { raw: { format: {} } } as unknown as ProbeOutput;
const callers = new AsyncLocalStorage<string>();

interface Run {
  signal: AbortSignal;
  adopted: Promise<((tell: () => void) => void) | null>;
}

function begin(openable = () => Promise.resolve(opened)) {
  const runs: Run[] = [];
  let looked = 0;
  const tool = (_input: unknown, _options: unknown, run: unknown) => {
    runs.push(run as Run);
    return () => Promise.resolve(((looked += 1), said));
  };
  const hint = { input, name: 'a.mp4', ffprobe: { show_frames: false } as never };
  const ahead = new HeaderAhead('row', hint, { openable }, { ffprobe: { begin: tool } }, {});
  return { ahead, runs, looked: () => looked };
}

const never = new AbortController().signal;

it('is of the row that says the same, whatever the order of its keys, and of no other', () => {
  const { ahead } = begin();
  const stored = JSON.parse(
    '{"path":"/media/a.mp4","kind":"file_path","ino":2,"dev":1,"sizeBytes":3,"changedMs":5,"modifiedMs":4.5}',
  ) as LocalFileInput;
  const asked = { show_frames: false } as never;
  expect(ahead.isOf('row', stored, 'a.mp4', asked)).toBe(true);
  expect(ahead.isOf('other', stored, 'a.mp4', asked)).toBe(false);
  expect(ahead.isOf('row', { ...input, path: '/media/b.mp4' }, 'a.mp4', asked)).toBe(false);
  expect(ahead.isOf('row', stored, 'a.mp4', {})).toBe(false);
});

it('runs at once, and is looked at by whoever takes it, in their name', async () => {
  const { ahead, runs, looked } = begin();
  await Promise.resolve();
  expect([runs.length, looked()]).toEqual([1, 0]);
  expect(await callers.run('the attempt', () => ahead.output(media, never))).toBe(said);
  const within = await (runs[0] as Run).adopted;
  let teller: string | undefined;
  within?.(() => (teller = callers.getStore()));
  expect(teller).toBe('the attempt');
});

it('says nothing of another file than the attempt opened, and of none that could not be opened', async () => {
  const replaced = { ...media, file: { ...opened, size: 4 } } as MediaInput;
  const other = begin();
  expect(await other.ahead.output(replaced, never)).toBeNull();
  expect(other.runs[0]?.signal.aborted).toBe(true);
  const { ahead, runs } = begin(() => Promise.reject(new Error('gone')));
  expect(await ahead.output(media, never)).toBeNull();
  expect(runs).toEqual([]);
});

it('ends with the attempt that took it, and where none did', async () => {
  const attempt = new AbortController();
  const taken = begin();
  await taken.ahead.output(media, attempt.signal);
  expect(taken.runs[0]?.signal.aborted).toBe(false);
  attempt.abort();
  expect(taken.runs[0]?.signal.aborted).toBe(true);

  const late = begin();
  await late.ahead.output(media, AbortSignal.abort());
  expect(late.runs[0]?.signal.aborted).toBe(true);

  const left = begin();
  await Promise.resolve();
  left.ahead.drop();
  expect(left.runs[0]?.signal.aborted).toBe(true);
  expect(await (left.runs[0] as Run).adopted).toBeNull();
});
