import { cursorInvalid } from './errors';

/** A page of a list and the cursor of the next one; null at the end. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** Position in a list ordered by creation, newest first. */
export interface Position {
  createdAt: string;
  id: string;
}

const shape = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)_([0-9a-f-]{36})$/;

export function encodeCursor(position: Position): string {
  return Buffer.from(`${position.createdAt}_${position.id}`).toString('base64url');
}

/** @throws AppError CURSOR_INVALID */
export function decodeCursor(cursor: string): Position {
  const match = shape.exec(Buffer.from(cursor, 'base64url').toString());
  if (!match?.[1] || !match[2] || Number.isNaN(Date.parse(match[1]))) throw cursorInvalid({});
  return { createdAt: match[1], id: match[2] };
}
