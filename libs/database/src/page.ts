import { errorKind } from '@app/errors';
import type { SelectQueryBuilder } from 'typeorm';

export const cursorInvalid = errorKind(
  'CURSOR_INVALID',
  'bad-request',
  () => 'This cursor is not one this service gave. Start without it.',
);

/** A page of a list and the cursor of the next one; null at the end. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/**
 * The rows of a query after the cursor, the newest first; those of one moment by their id.
 * @param query of an entity with `createdAt` and `id`, not ordered yet
 * @throws AppError CURSOR_INVALID
 */
export async function newestFirst<T extends { id: string; createdAt: Date }>(
  query: SelectQueryBuilder<T>,
  cursor: string | undefined,
  limit: number,
): Promise<Page<T>> {
  const { alias } = query;
  if (cursor) {
    const after = decodeCursor(cursor);
    query.andWhere(`(${alias}.created_at, ${alias}.id) < (:cursorCreatedAt::timestamptz, :cursorId::uuid)`, after);
  }
  const rows = await query
    .orderBy(`${alias}.createdAt`, 'DESC')
    .addOrderBy(`${alias}.id`, 'DESC')
    .take(limit + 1)
    .getMany();
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(last) : null };
}

const shape = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)_([0-9a-f-]{36})$/;

const encodeCursor = ({ createdAt, id }: { createdAt: Date; id: string }): string =>
  Buffer.from(`${createdAt.toISOString()}_${id}`).toString('base64url');

function decodeCursor(cursor: string): { cursorCreatedAt: string; cursorId: string } {
  const match = shape.exec(Buffer.from(cursor, 'base64url').toString());
  if (!match?.[1] || !match[2] || Number.isNaN(Date.parse(match[1]))) throw cursorInvalid({});
  return { cursorCreatedAt: match[1], cursorId: match[2] };
}
