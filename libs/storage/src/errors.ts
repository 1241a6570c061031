import { errorKind } from '@app/errors';

export const storageFull = errorKind(
  'STORAGE_FULL',
  'no-space',
  () => 'The storage has no room for this. Nothing was kept; try again when space was freed.',
);

export const uploadTooLarge = errorKind<{ max_bytes: number }>(
  'UPLOAD_TOO_LARGE',
  'too-large',
  (d) => `The upload is larger than the ${d.max_bytes} bytes this service accepts. Nothing was kept.`,
);

export const objectGone = errorKind('OBJECT_GONE', 'not-found', () => 'These bytes are no longer stored.');

export const storageUnavailable = errorKind(
  'STORAGE_UNAVAILABLE',
  'unavailable',
  () => 'The storage could not be reached or refused the request. Nothing was kept; try again later.',
);
