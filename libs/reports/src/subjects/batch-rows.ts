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

/** The first `most` lines of an export; the rest is not read. */
export async function readRows(ndjson: Readable, most: number): Promise<BatchRow[]> {
  const rows: BatchRow[] = [];
  for await (const line of createInterface({ input: ndjson, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line === '') continue;
    rows.push(JSON.parse(line) as BatchRow);
    if (rows.length >= most) break;
  }
  ndjson.destroy();
  return rows;
}
