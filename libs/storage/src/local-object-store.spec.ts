import { createHash, randomBytes } from 'node:crypto';
import fs, { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { LocalObjectStore } from './local-object-store';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'store-'))));
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const files = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

/** The next file that is opened takes its time. @returns when it is open */
function slowOpening(): Promise<void> {
  const open = fs.open as (path: string, flags: string, mode: number, done: (...told: unknown[]) => void) => void;
  return new Promise((resolve) => {
    const slow: typeof open = (path, flags, mode, done) =>
      void pause(100).then(() => open(path, flags, mode, (...told) => (done(...told), resolve())));
    jest.spyOn(fs, 'open').mockImplementationOnce(slow as typeof fs.open);
  });
}

describe('LocalObjectStore', () => {
  it('keeps what was put, with its size and SHA-256, and gives a range back', async () => {
    const store = new LocalObjectStore(folder, 0);
    const bytes = randomBytes(200_000);
    const stored = await store.put('uploads/a', Readable.from([bytes.subarray(0, 70_000), bytes.subarray(70_000)]));
    expect(stored).toEqual({
      key: 'uploads/a',
      sizeBytes: 200_000,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(await buffer(await store.get('uploads/a', { start: 5, end: 9 }))).toEqual(bytes.subarray(5, 10));
    await store.delete('uploads/a');
    await expect(store.get('uploads/a')).rejects.toMatchObject({ code: 'OBJECT_GONE' });
  });

  it('leaves nothing of an upload that is too large', async () => {
    const store = new LocalObjectStore(folder, 0);
    const put = store.put('uploads/b', Readable.from([randomBytes(100)]), { maxBytes: 99 });
    await expect(put).rejects.toMatchObject({ code: 'UPLOAD_TOO_LARGE' });
    expect(files()).toEqual([]);
  });

  it('leaves nothing of an upload whose sender went away', async () => {
    const store = new LocalObjectStore(folder, 0);
    const source = Readable.from(
      (async function* () {
        yield randomBytes(1000);
        throw new Error('aborted');
      })(),
    );
    await expect(store.put('uploads/c', source)).rejects.toThrow('aborted');
    expect(files()).toEqual([]);
  });

  it.each([
    ['whose sender goes away', 1_000, new Error('gone')],
    ['that turns out too large', 1_001, undefined],
  ])('leaves nothing of an upload %s while a busy disk still opens its file', async (_case, bytes, failure) => {
    const opened = slowOpening();
    const source = new Readable({ read: () => undefined }).on('error', () => undefined);
    source.push(randomBytes(bytes));
    if (failure) source.destroy(failure);
    const put = new LocalObjectStore(folder, 0).put('uploads/e', source, { maxBytes: 1_000 });
    await expect(put).rejects.toMatchObject(failure ?? { code: 'UPLOAD_TOO_LARGE' });
    await opened;
    expect(files()).toEqual([]);
  });

  it('refuses when less than the reserve is free', async () => {
    const store = new LocalObjectStore(folder, Number.MAX_SAFE_INTEGER);
    await expect(store.put('uploads/d', Readable.from(['x']))).rejects.toMatchObject({ code: 'STORAGE_FULL' });
    expect(files()).toEqual([]);
  });
});
