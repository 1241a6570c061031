import type { ItemRequest } from '@app/batch';
import { isInheritedName } from '../http/bounded-json';
import { readText } from '../probe/text-values';
import { itemOf, malformed } from './batch-item.dto';

const sides = ['reference', 'distorted'];

/**
 * A line of a spreadsheet as an item: columns are named like the fields; `label.<key>`, `reference.<field>` and `distorted.<field>` stand for
 * fields within. An empty cell says nothing; objects and lists may stand as JSON.
 */
export function csvItem(record: Record<string, string>): ItemRequest {
  const item: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const within = (name: string) => (item[name] ??= Object.create(null)) as Record<string, unknown>;
  for (const [column, cell] of Object.entries(record)) {
    if (cell === '') continue;
    const dot = column.indexOf('.');
    const [outer, inner] = dot < 0 ? [column, null] : [column.slice(0, dot), column.slice(dot + 1)];
    if (isInheritedName(inner ?? outer)) return malformed(column, 'nothing can be called so');
    if (inner === null) item[outer] = readText(outer, cell);
    else if (outer === 'label' || outer === 'labels') within('labels')[inner] = cell;
    else if (sides.includes(outer)) within(outer)[inner] = readText(inner, cell);
    else return malformed(column.slice(0, 100), 'there is no such column');
  }
  return itemOf({ ...item });
}
