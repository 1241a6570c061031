import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { stringify } from 'csv-stringify';
import { Readable } from 'node:stream';
import type { DataSource } from 'typeorm';
import { exportedRow, type ExportedItem, type StoredItem } from './exported-item';

export const exportFormats = ['csv', 'ndjson'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const pageSize = 1_000;

/** All items of a batch, read and written a page at a time: as fast as the reader takes them, and in little memory. */
@Injectable()
export class BatchExporter {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  stream(batchId: string, format: ExportFormat): Readable {
    if (format === 'ndjson') return Readable.from(lines(this.rows(batchId)), { objectMode: false });
    // Spreadsheets run what begins with = + - @ TAB or CR: such text gets an apostrophe in front.
    const csv = stringify({ header: true, bom: false, escape_formulas: true, cast: { boolean: String } });
    const rows = Readable.from(flattened(this.rows(batchId)));
    rows.once('error', (error) => csv.destroy(error));
    csv.once('close', () => rows.destroy());
    return rows.pipe(csv);
  }

  private async *rows(batchId: string): AsyncGenerator<ExportedItem[]> {
    // Indexes have no gaps: a page is a range of them, found without looking at the rest.
    for (let after = -1; ; after += pageSize) {
      const page = await this.dataSource.query<StoredItem[]>(
        `SELECT item.*, analyses.media->'container' AS container, analyses.media->'video'->0 AS video, analyses.media->'audio'->0 AS audio,
           jsonb_array_length(analyses.findings) AS findings, comparisons.metrics AS metrics
         FROM (SELECT * FROM batch_items WHERE batch_id = $1 AND index > $2 AND index <= $2 + ${pageSize}) item
         LEFT JOIN analyses ON analyses.id = item.analysis_id LEFT JOIN comparisons ON comparisons.id = item.comparison_id
         ORDER BY item.index`,
        [batchId, after],
      );
      if (page.length > 0) yield page.map(exportedRow);
      if (page.length < pageSize) return;
    }
  }
}

async function* lines(pages: AsyncIterable<ExportedItem[]>): AsyncGenerator<Buffer> {
  for await (const page of pages) yield Buffer.from(page.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

async function* flattened(pages: AsyncIterable<ExportedItem[]>): AsyncGenerator<Record<string, unknown>> {
  for await (const page of pages)
    for (const row of page)
      yield { ...row, labels: Object.keys(row.labels).length > 0 ? JSON.stringify(row.labels) : '' };
}
