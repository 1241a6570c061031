import { cursorInvalid, type Page } from '@app/database';
import { validate as isUuid } from 'uuid';

/** A page of a list ordered by id, newest first. @param rows up to one more than `limit` */
export function pageOf<T extends { id: string }>(rows: T[], limit: number): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? Buffer.from(last.id).toString('base64url') : null };
}

/** The id a cursor stands for. @throws AppError CURSOR_INVALID */
export function positionOf(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const id = Buffer.from(cursor, 'base64url').toString();
  if (!isUuid(id)) throw cursorInvalid({});
  return id;
}
