import type { OpenedFile } from '@app/ffmpeg';
import { errorKind } from '@app/errors';
import { OBJECT_STORE, type ObjectStore } from '@app/storage';
import { Inject, Injectable } from '@nestjs/common';
import { lstat, realpath } from 'node:fs/promises';
import { sourceGone } from './errors';
import type { LocalFileInput, UploadInput } from './source-input';

const sourceChanged = errorKind(
  'SOURCE_CHANGED',
  'media',
  () => 'The file was replaced between the request and the analysis. Submit it again to analyse what is there now.',
);

/** The worker's side: from what a job remembers to a file that may be handed to a tool. */
@Injectable()
export class MediaFiles {
  constructor(@Inject(OBJECT_STORE) private readonly store: ObjectStore) {}

  /** @throws AppError SOURCE_GONE, SOURCE_CHANGED */
  async openable(input: LocalFileInput | UploadInput): Promise<OpenedFile> {
    const path = input.kind === 'file_path' ? input.path : await this.storedPath(input.storageKey);
    const stat = path === null ? null : await lstat(path).catch(() => null);
    if (path === null || !stat?.isFile()) throw sourceGone({});
    if (input.kind === 'file_path' && (stat.ino !== input.ino || stat.dev !== input.dev)) throw sourceChanged({});
    return { path, dev: stat.dev, ino: stat.ino, size: stat.size };
  }

  private async storedPath(key: string): Promise<string | null> {
    const path = this.store.localPath(key);
    return path === null ? null : realpath(path).catch(() => null);
  }
}
