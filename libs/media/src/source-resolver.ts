import { storableText } from '@app/database';
import { Injectable } from '@nestjs/common';
import { basename } from 'node:path';
import { MediaRoots } from './media-roots';
import { S3Sources } from './s3-sources';
import type { ResolvedSource, SourceRequest } from './source';
import { nameOnce } from './source-choice';
import type { Upload } from './upload.entity';
import { uploadInput, Uploads } from './uploads';
import { UrlSources } from './url-sources';

/** From what a caller names to bytes that can be found again. */
@Injectable()
export class SourceResolver {
  constructor(
    private readonly roots: MediaRoots,
    private readonly uploads: Uploads,
    private readonly urls: UrlSources,
    private readonly s3: S3Sources,
  ) {}

  /** @throws AppError SOURCE_AMBIGUOUS, PATH_NOT_AVAILABLE, UPLOAD_NOT_FOUND, NOT_AVAILABLE, URL_SCHEME_NOT_ALLOWED, URL_MALFORMED, ADDRESS_NOT_PUBLIC, S3_URL_MALFORMED, S3_BUCKET_NOT_ALLOWED */
  async resolve(userId: string, request: SourceRequest): Promise<ResolvedSource> {
    nameOnce(request, ['file_path', 'upload_id', 'url', 's3']);
    if (request.file_path !== undefined) return this.serverFile(request.file_path);
    if (request.upload_id !== undefined) return uploadSource(await this.uploads.find(userId, request.upload_id));
    if (request.url !== undefined) return this.urls.resolve(request.url, request.headers ?? {});
    return this.s3.resolve(request.s3 ?? '');
  }

  private async serverFile(filePath: string): Promise<ResolvedSource> {
    const input = await this.roots.find(filePath);
    return {
      input,
      view: {
        kind: 'file_path',
        name: storableText(basename(filePath)),
        file_path: storableText(filePath),
        size_bytes: input.sizeBytes,
        sha256: null,
      },
    };
  }
}

/** @param ownedByAnalysis true when the file came with the request itself */
export function uploadSource(upload: Upload, ownedByAnalysis = false): ResolvedSource {
  const input = uploadInput(upload, ownedByAnalysis);
  return {
    input,
    view: {
      kind: 'upload',
      name: upload.name,
      upload_id: upload.id,
      size_bytes: input.sizeBytes,
      sha256: upload.sha256,
    },
  };
}
