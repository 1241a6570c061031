import { OBJECT_STORE, type ObjectStore, type ReadUrl, S3_ACCESS, type S3Access } from '@app/storage';
import { Inject, Injectable } from '@nestjs/common';
import { sourceNotAvailable } from './errors';
import type { LocalFileInput, SourceInput, UploadInput } from './source-input';
import { UrlSources } from './url-sources';

/** A source that is read over HTTP through the filtering proxy. Its URL and headers may be secrets. */
export interface RemoteSource {
  kind: 'url' | 's3' | 'upload';
  url: string;
  headers: Record<string, string>;
  /** private places this source may be read from besides the operator's list */
  allowPrivate: string[];
}

/** A source whose bytes lie in a file of this machine. */
export interface LocalSource {
  kind: 'local';
  input: LocalFileInput | UploadInput;
}

/** The worker's side: from what a job remembers to the way its bytes are read. */
@Injectable()
export class RemoteSources {
  constructor(
    private readonly urls: UrlSources,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    @Inject(S3_ACCESS) private readonly s3: S3Access | null,
  ) {}

  /**
   * @param lifetimeSec how long a signed URL opens its object
   * @throws AppError NOT_AVAILABLE when the credentials were taken away since
   */
  async open(input: SourceInput, lifetimeSec: number): Promise<RemoteSource | LocalSource> {
    switch (input.kind) {
      case 'file_path':
        return { kind: 'local', input };
      case 'url':
        return { kind: 'url', ...this.urls.open(input), allowPrivate: [] };
      case 's3':
        if (this.s3 === null) throw sourceNotAvailable({ kind: 's3' });
        return signed('s3', await this.s3.readUrl(input.bucket, input.key, lifetimeSec));
      case 'upload': {
        const link = await this.store.readUrl(input.storageKey, lifetimeSec);
        return link ? signed('upload', link) : { kind: 'local', input };
      }
    }
  }
}

function signed(kind: 's3' | 'upload', { url, allow }: ReadUrl): RemoteSource {
  return { kind, url, headers: {}, allowPrivate: allow };
}
