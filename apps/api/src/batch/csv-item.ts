import type { ItemRequest } from '@app/batch';
import secureJson from 'secure-json-parse';
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
    if (inner === null) item[outer] = valueOf(outer, cell);
    else if (outer === 'label' || outer === 'labels') within('labels')[inner] = cell;
    else if (sides.includes(outer)) within(outer)[inner] = valueOf(inner, cell);
    else return malformed(column.slice(0, 100), 'there is no such column');
  }
  return itemOf({ ...item });
}

function valueOf(field: string, cell: string): unknown {
  if (/^[[{]/.test(cell)) return json(cell);
  if (field === 'metrics') return cell.split(/[\s,;]+/).filter(Boolean);
  if (field === 'fail_below' && cell.trim() !== '' && Number.isFinite(Number(cell))) return Number(cell);
  return cell;
}

/** What is no JSON stays text, for the validators to refuse. */
function json(cell: string): unknown {
  try {
    return secureJson.parse(cell, undefined, { protoAction: 'error', constructorAction: 'error' });
  } catch {
    return cell;
  }
}
