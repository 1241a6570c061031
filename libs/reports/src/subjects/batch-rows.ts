import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** A line of the batch's export, as far as reports show it. */
export interface BatchRow {
  index: number;
  status: string;
  verdict: string | null;
  name: string;
  analysis_id: string | null;
  comparison_id: string | null;
  error_code: string | null;
  error_detail: string | null;
  wall_seconds: number | null;
  duration_sec: number | null;
  size_bytes: number | null;
  video_codec: string | null;
  width: number | null;
  height: number | null;
  findings: number | null;
  vmaf: number | null;
}

/** Mark-up of a row in a page, without its texts. */
const rowBytes = 450;
/** Of all rows: a page stays under two megabytes, whatever its items are called. */
const mostBytes = 1_800_000;

/** The first lines of an export, `most` and what a page can hold; the rest is not read. */
export async function readRows(ndjson: Readable, most: number): Promise<BatchRow[]> {
  const rows: BatchRow[] = [];
  let bytes = 0;
  for await (const line of createInterface({ input: ndjson, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line === '') continue;
    const row = JSON.parse(line) as BatchRow;
    bytes += rowBytes + 2 * Buffer.byteLength(`${row.name}${row.error_code ?? ''}${row.error_detail ?? ''}`);
    if (rows.length >= most || bytes > mostBytes) break;
    rows.push(row);
  }
  ndjson.destroy();
  return rows;
}
