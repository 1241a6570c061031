import { Injectable } from '@nestjs/common';
import { MediaRoots } from '../media-roots';
import { S3Sources } from '../s3-sources';
import type { SourceRequest } from '../source';
import { walkFolder } from './walk-folder';

/** Where many sources are: a folder below a media root, or the keys below a prefix. */
export type Place = { kind: 'folder'; root: string } | { kind: 's3'; prefix: string };

/** One thing that is there: its path below the place, where a listing goes on after it, and how it is named as a source. */
export interface Listed {
  path: string;
  cursor: string;
  source: SourceRequest;
}

const pageSize = 500;

/** What is in a folder or below a prefix, in an order that can be taken up again. */
@Injectable()
export class MediaListings {
  constructor(
    private readonly roots: MediaRoots,
    private readonly s3: S3Sources,
  ) {}

  /** Whether it can be looked at. @throws AppError FOLDER_NOT_AVAILABLE, NOT_AVAILABLE, S3_URL_MALFORMED, S3_BUCKET_NOT_ALLOWED */
  async require(place: Place): Promise<void> {
    if (place.kind === 'folder') await this.roots.findFolder(place.root);
    else this.s3.requirePrefix(place.prefix);
  }

  /**
   * Pages of what is there.
   * @param after cursor of the last one seen
   * @throws AppError as {@link require}, and what the store says
   */
  async *pages(place: Place, after: string | null): AsyncGenerator<Listed[]> {
    if (place.kind === 'folder') yield* this.files(place.root, after);
    else yield* this.objects(place.prefix, after);
  }

  private async *files(root: string, after: string | null): AsyncGenerator<Listed[]> {
    const { path: folder, shown } = await this.roots.findFolder(root);
    let page: Listed[] = [];
    for await (const path of walkFolder(folder, after)) {
      page.push({ path, cursor: path, source: { file_path: `${shown}/${path}` } });
      if (page.length < pageSize) continue;
      yield page;
      page = [];
    }
    yield page;
  }

  private async *objects(text: string, after: string | null): AsyncGenerator<Listed[]> {
    const { bucket, prefix } = this.s3.requirePrefix(text);
    const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
    for await (const keys of this.s3.list(text, after))
      yield keys.map((key) => ({
        path: key.slice(folder.length),
        cursor: key,
        source: { s3: `s3://${bucket}/${key}` },
      }));
  }
}
