import { OBJECT_STORE, type ObjectStore } from '@app/storage';
import { Inject, Injectable } from '@nestjs/common';
import { lstat } from 'node:fs/promises';
import { errorKind } from '@app/errors';
import type { MediaInput, OpenableFile } from './media-input';

export const sourceGone = errorKind(
  'SOURCE_GONE',
  'media',
  () => 'The file is no longer there: it was deleted, has expired, or could not be read.',
);

export const sourceChanged = errorKind(
  'SOURCE_CHANGED',
  'media',
  () => 'The file was replaced between the request and the analysis. Submit it again to analyse what is there now.',
);

/** The worker's side: from what a job remembers to a file that may be opened. */
@Injectable()
export class MediaFiles {
  constructor(@Inject(OBJECT_STORE) private readonly store: ObjectStore) {}

  /** @throws AppError SOURCE_GONE, SOURCE_CHANGED */
  async openable(input: MediaInput): Promise<OpenableFile> {
    const path = input.kind === 'file_path' ? input.path : this.store.localPath(input.storageKey);
    const stat = path === null ? null : await lstat(path, { bigint: true }).catch(() => null);
    if (path === null || !stat?.isFile()) throw sourceGone({});
    if (input.kind === 'file_path' && (String(stat.ino) !== input.ino || String(stat.dev) !== input.dev)) throw sourceChanged({});
    return { path, dev: stat.dev, ino: stat.ino, sizeBytes: Number(stat.size) };
  }
}
