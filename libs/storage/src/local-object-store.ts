import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { type Blocks, writeBlocks } from './blocks';
import { ByteMeter, writeBufferBytes } from './byte-meter';
import { objectGone, storageFull } from './errors';
import type { ByteRange, ObjectStore, ReadUrl, StoredObject } from './object-store';

/** Objects as files below one folder; a file appears under its key only when it is whole. */
export class LocalObjectStore implements ObjectStore {
  private readonly root: string;

  /** @param minFreeBytes below this much free space nothing new is taken */
  constructor(
    folder: string,
    private readonly minFreeBytes: number,
  ) {
    this.root = resolve(folder);
  }

  async put(key: string, bytes: Readable, options: { maxBytes?: number } = {}): Promise<StoredObject> {
    const meter = new ByteMeter(options.maxBytes);
    await this.whole(key, async (partial) => {
      const file = createWriteStream(partial, { flags: 'wx', mode: 0o600, highWaterMark: writeBufferBytes });
      // A pipeline fails at once, also while its file is still being opened: it would come to be after it was removed.
      await pipeline(bytes, meter, file).finally(() => finished(file).catch(() => undefined));
    });
    return { key, sizeBytes: meter.sizeBytes, sha256: meter.sha256() };
  }

  async putBlocks(key: string, blocks: Blocks, { maxBytes }: { maxBytes: number }): Promise<StoredObject> {
    return { key, ...(await this.whole(key, (partial) => writeBlocks(partial, blocks, maxBytes))) };
  }

  private async whole<T>(key: string, write: (partial: string) => Promise<T>): Promise<T> {
    const path = this.localPath(key);
    const partial = `${path}.partial`;
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await this.refuseWhenFull();
      const written = await write(partial);
      await rename(partial, path);
      return written;
    } catch (error) {
      await rm(partial, { force: true });
      throw isNoSpace(error) ? storageFull({}, { cause: error }) : error;
    }
  }

  async get(key: string, range?: ByteRange): Promise<Readable> {
    if ((await this.sizeBytes(key)) === null) throw objectGone({});
    return createReadStream(this.localPath(key), range);
  }

  async sizeBytes(key: string): Promise<number | null> {
    try {
      return (await stat(this.localPath(key))).size;
    } catch {
      return null;
    }
  }

  async delete(key: string): Promise<void> {
    await rm(this.localPath(key), { force: true });
  }

  /** A writer that lives touches its file all the time. */
  async deletePartial(olderThanMs: number): Promise<number> {
    let removed = 0;
    for (const entry of await readdir(this.root, { recursive: true, withFileTypes: true }).catch(() => [])) {
      if (!entry.isFile() || !entry.name.endsWith('.partial')) continue;
      const path = join(entry.parentPath, entry.name);
      const age = await stat(path).then(
        ({ mtimeMs }) => Date.now() - mtimeMs,
        () => 0,
      );
      if (age < olderThanMs) continue;
      await rm(path, { force: true });
      removed += 1;
    }
    return removed;
  }

  localPath(key: string): string {
    return join(this.root, key);
  }

  readUrl(): Promise<ReadUrl | null> {
    return Promise.resolve(null);
  }

  private async refuseWhenFull(): Promise<void> {
    const { bavail, bsize } = await statfs(this.root);
    if (bavail * bsize < this.minFreeBytes) throw storageFull({});
  }
}

function isNoSpace(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '');
}
