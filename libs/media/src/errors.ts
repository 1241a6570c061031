import { errorKind } from '@app/errors';

export const pathNotAvailable = errorKind(
  'PATH_NOT_AVAILABLE',
  'unprocessable',
  () => 'There is no such file below the media roots of this service. Name a regular file as <root>/<path>.',
);

export const uploadNotFound = errorKind<{ id: string }>(
  'UPLOAD_NOT_FOUND',
  'not-found',
  (d) => `There is no upload ${d.id}: it was deleted, has expired, or never was yours.`,
);

export const sourceNotAvailable = errorKind<{ kind: string }>(
  'NOT_AVAILABLE',
  'unprocessable',
  (d) => `Sources of the kind ${d.kind} are not available in this installation.`,
);
