import { stringify } from 'csv-stringify/sync';
import type { ReportRecord } from '../document/report-document';

const columns: (keyof ReportRecord)[] = [
  ...(['section', 'name', 'result', 'severity', 'measured', 'expected', 'unit'] as const),
  ...(['start_sec', 'end_sec', 'stream_index', 'message', 'source'] as const),
];

/** RFC 4180, UTF-8, a record a line, unknown is empty. Spreadsheets run what begins with = + - @ TAB or CR: such text gets an apostrophe in front, numbers stay numbers. */
export function renderCsv(records: readonly ReportRecord[]): string {
  const rows = records.map((record) => Object.fromEntries(columns.map((column) => [column, harmless(record[column])])));
  return stringify(rows, { header: true, columns, record_delimiter: 'windows' });
}

function harmless(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  return /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
}
