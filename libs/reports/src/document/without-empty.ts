import type { Table } from './report-document';

const says = ({ text }: { text: string }) => text !== '' && text !== '–';

/** A table without the columns in which no row says anything. */
export function withoutEmpty(table: Table): Table {
  const { columns, rows, filterBy } = table;
  const kept = columns.map((_column, at) => at === filterBy || rows.some((cells) => cells[at] && says(cells[at])));
  const keep = <T>(values: T[]): T[] => values.filter((_value, at) => kept[at]);
  return {
    ...table,
    columns: keep(columns),
    rows: rows.map(keep),
    ...(filterBy !== undefined && { filterBy: kept.slice(0, filterBy).filter(Boolean).length }),
  };
}
