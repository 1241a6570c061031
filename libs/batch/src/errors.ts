import { errorKind } from '@app/errors';

export const batchNotFound = errorKind<{ id: string }>(
  'BATCH_NOT_FOUND',
  'not-found',
  (d) => `There is no batch ${d.id}, or it is not yours.`,
);

export const batchState = errorKind<{ id: string; status: string; wanted: string }>(
  'BATCH_STATE',
  'conflict',
  (d) => `The batch ${d.id} is ${d.status}; it can't be ${d.wanted}.`,
);

export const nothingToRetry = errorKind<{ id: string }>(
  'BATCH_NOTHING_TO_RETRY',
  'conflict',
  (d) => `No item of the batch ${d.id} failed or was cancelled; there is nothing to try again.`,
);

export const batchEmpty = errorKind('BATCH_EMPTY', 'bad-request', () => 'The batch has no items. Send at least one.');

/** Refusals of items are told in `errors`, each under `items.<index>`. */
export const itemsMalformed = errorKind<{ refused: number }>(
  'BATCH_ITEMS_REFUSED',
  'bad-request',
  (d) => `${d.refused} items are not acceptable; nothing was accepted. The first of them are in errors.`,
);

export const itemsNotAvailable = errorKind<{ refused: number }>(
  'BATCH_ITEMS_REFUSED',
  'unprocessable',
  (d) => `${d.refused} items can't be done; nothing was accepted. The first of them are in errors.`,
);

export const tooManyItems = errorKind<{ most: number }>(
  'BATCH_TOO_LARGE',
  'too-large',
  (d) => `A batch has at most ${d.most} items. Send several batches.`,
);

export const globNotAcceptable = errorKind<{ glob: string; reason: string }>(
  'GLOB_NOT_ACCEPTABLE',
  'bad-request',
  (d) => `The glob ${d.glob} is not acceptable: ${d.reason}.`,
);

export const itemCursorInvalid = errorKind(
  'CURSOR_INVALID',
  'bad-request',
  () => 'This cursor is not one this service gave. Start without it.',
);
