import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalObjectStore } from '../local-object-store';
import type { Block } from './block';
import { BlockMemory } from './block-memory';
import { writeBlocks } from './write-blocks';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'blocks-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Pieces of the bytes in two blocks of memory that are used by turns: each is spoilt as soon as it is released. */
class Pieces {
  private readonly free = new BlockMemory(100_000, 2, 1).take() ?? [];
  private wake: (() => void) | null = null;
  held = 0;

  async *of(bytes: Buffer): AsyncGenerator<Block> {
    for (let at = 0; at < bytes.length; at += 100_000) {
      while (this.free.length === 0) await new Promise<void>((resolve) => (this.wake = resolve));
      const memory = this.free.pop();
      if (memory === undefined) throw new Error('no memory');
      const length = bytes.copy(memory, 0, at, at + 100_000);
      this.held += 1;
      yield {
        bytes: memory.subarray(0, length),
        release: () => {
          this.held -= 1;
          this.free.push(memory.fill(0));
          this.wake?.();
        },
      };
    }
  }
}

describe('writing blocks', () => {
  it('keeps every byte of memory that is used again, with its SHA-256', async () => {
    const [bytes, other] = [randomBytes(2_345_678), randomBytes(1_000_001)];
    const [path, beside] = [join(folder, 'a'), join(folder, 'b')];
    const both = [writeBlocks(path, new Pieces().of(bytes), 1e9), writeBlocks(beside, new Pieces().of(other), 1e9)];
    expect(await Promise.all(both)).toEqual([
      { sizeBytes: bytes.length, sha256: sha256(bytes) },
      { sizeBytes: other.length, sha256: sha256(other) },
    ]);
    expect([readFileSync(path).equals(bytes), readFileSync(beside).equals(other)]).toEqual([true, true]);
  });

  it('ends one byte too many, and releases what it was given', async () => {
    const pieces = new Pieces();
    const put = new LocalObjectStore(folder, 0).putBlocks('a', pieces.of(randomBytes(300_000)), { maxBytes: 299_999 });
    await expect(put).rejects.toMatchObject({ code: 'UPLOAD_TOO_LARGE' });
    expect([pieces.held, readdirSync(folder)]).toEqual([0, []]);
  });

  it('fails with what its blocks fail with, and leaves nothing', async () => {
    const pieces = new Pieces();
    const gone = (async function* () {
      yield* pieces.of(randomBytes(150_000));
      throw new Error('the sender went away');
    })();
    const put = new LocalObjectStore(folder, 0).putBlocks('a', gone, { maxBytes: 1e9 });
    await expect(put).rejects.toThrow('the sender went away');
    expect([pieces.held, readdirSync(folder)]).toEqual([0, []]);
  });
});
