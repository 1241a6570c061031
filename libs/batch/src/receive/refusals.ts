import { AppError } from '@app/errors';
import { itemsMalformed, itemsNotAvailable } from '../errors';
import type { RefusedItem } from './item-request';
import type { NewItem } from './reception.repository';

/** The error of an item whose fields are not as they should be. */
export function malformedItem(errors: { path: string; message: string }[]): AppError {
  return new AppError('VALIDATION_FAILED', 'bad-request', errors.map(({ message }) => message).join('; '));
}

/** An item that stands in the batch as failed, and what its sender is told. */
export function notTaken(
  index: number,
  error: AppError,
  errors: RefusedItem['errors'],
): { item: NewItem; refusal: RefusedItem } {
  const { code, message } = error;
  return {
    item: {
      index,
      name: '',
      subject: null,
      labels: {},
      error: { code, title: 'The item was not accepted', detail: message },
    },
    refusal: { index, code, message, errors },
  };
}

/** The error of a batch that is refused whole, by field of each item. */
export function refusal(refused: number, malformed: boolean, refusals: readonly RefusedItem[]): AppError {
  const errors = refusals.flatMap(({ index, message, errors: fields }) =>
    (fields.length > 0 ? fields : [{ path: '', message }]).map((field) => ({
      path: field.path ? `items.${index}.${field.path}` : `items.${index}`,
      message: field.message,
    })),
  );
  return (malformed ? itemsMalformed : itemsNotAvailable)({ refused }, { errors });
}
