import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { stringify } from 'csv-stringify/sync';
import { Readable } from 'node:stream';
import type { DataSource } from 'typeorm';
import { exportedRow, type ExportedItem, type StoredItem, storedItems } from './exported-item';

export const exportFormats = ['csv', 'ndjson'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** A page's text stays below what V8 keeps as a large object, which outlives its use. */
const pageSize = 100;

/** All items of a batch, read and written a page at a time: as fast as the reader takes them, and in little memory. */
@Injectable()
export class BatchExporter {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  stream(batchId: string, format: ExportFormat): Readable {
    return Readable.from(this.pages(batchId, format === 'csv' ? asCsv : asLines), { objectMode: false });
  }

  private async *pages(batchId: string, write: Writer): AsyncGenerator<Buffer> {
    // Indexes have no gaps: a page is a range of them, found without looking at the rest.
    for (let after = -1; ; after += pageSize) {
      const [row] = await this.dataSource.query<{ page: string }[]>(storedItems, [batchId, after, pageSize]);
      const { bytes, count } = written(row?.page ?? '[]', write, after < 0);
      if (count > 0) yield bytes;
      if (count < pageSize) return;
    }
  }
}

/** In one go: rows that live across a wait grow the heap. */
function written(page: string, write: Writer, isFirst: boolean): { bytes: Buffer; count: number } {
  const items = JSON.parse(page) as StoredItem[];
  return { bytes: Buffer.from(write(items.map(exportedRow), isFirst)), count: items.length };
}

type Writer = (page: ExportedItem[], isFirst: boolean) => string;

const asLines: Writer = (page) => page.map((row) => `${JSON.stringify(row)}\n`).join('');

/** Spreadsheets run what begins with = + - @ TAB or CR: such text gets an apostrophe in front. */
const asCsv: Writer = (page, isFirst) =>
  stringify(
    page.map((row) => ({ ...row, labels: Object.keys(row.labels).length > 0 ? JSON.stringify(row.labels) : '' })),
    { header: isFirst, escape_formulas: true, cast: { boolean: String } },
  );
