import { errorKind } from '@app/errors';

export const pathNotAvailable = errorKind(
  'PATH_NOT_AVAILABLE',
  'unprocessable',
  () => 'There is no such file below the media roots of this service. Name a regular file as <root>/<path>.',
);

export const folderNotAvailable = errorKind(
  'FOLDER_NOT_AVAILABLE',
  'unprocessable',
  () => 'There is no such folder below the media roots of this service. Name it as <root> or <root>/<path>.',
);

export const uploadNotFound = errorKind<{ id: string }>(
  'UPLOAD_NOT_FOUND',
  'not-found',
  (d) => `There is no upload ${d.id}: it was deleted, has expired, or never was yours.`,
);

export const sourceGone = errorKind(
  'SOURCE_GONE',
  'media',
  () => 'The file is no longer there: it was deleted, has expired, or could not be read.',
);

export const s3UrlMalformed = errorKind<{ reason: string }>(
  'S3_URL_MALFORMED',
  'bad-request',
  (d) => `Not an s3://bucket/key URL: ${d.reason}.`,
);

export const s3BucketNotAllowed = errorKind<{ bucket: string }>(
  'S3_BUCKET_NOT_ALLOWED',
  'unprocessable',
  (d) => `Sources from the bucket ${d.bucket} are not available in this installation.`,
);

export const sourceNotAvailable = errorKind<{ kind: string }>(
  'NOT_AVAILABLE',
  'unprocessable',
  (d) => `Sources of the kind ${d.kind} are not available in this installation.`,
);
