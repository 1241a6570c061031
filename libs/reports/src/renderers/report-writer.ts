import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import type { ReportDocument } from '../document/report-document';
import type { ReportSubject } from '../report.entity';
import type { ReportFormat } from '../report-formats';
import { analysisDocument } from '../subjects/analysis-document';
import { batchDocument } from '../subjects/batch-document';
import { comparisonDocument, noPictures } from '../subjects/comparison-document';
import { FramePictures } from '../subjects/frame-pictures';
import { rungsDocument } from '../subjects/rungs-document';
import { SubjectReadings } from '../subjects/subject-readings';
import { renderCsv } from './csv';
import { renderHtml } from './html/html';
import { analysisJson, batchJson, comparisonJson, rungsJson } from './json';
import { renderJunit } from './junit';
import { renderMarkdown } from './markdown';
import { renderPdf } from './pdf/pdf';

export interface ReportOrder {
  subject: ReportSubject;
  format: ReportFormat;
  title: string | null;
  signal: AbortSignal;
}

/** Items of a batch that are laid out at most; CSV and JSON hold all. */
const mostRows = { html: 4_000, pdf: 1_000, markdown: 4_000, junit: 4_000, csv: 0, json: 0 } as const;

/** Writes a subject in a format, from what is stored. */
@Injectable()
export class ReportWriter {
  constructor(
    private readonly subjects: SubjectReadings,
    private readonly frames: FramePictures,
  ) {}

  /** @throws AppError when the subject is gone */
  async write({ subject, format, title, signal }: ReportOrder): Promise<Readable> {
    if (subject.batch_id !== undefined && (format === 'csv' || format === 'json'))
      return this.wholeBatch(subject.batch_id, format, title);
    if (format === 'json') return whole(await this.json(subject, title));
    return whole(await laidOut(await this.document({ subject, format, title, signal }), format));
  }

  /** Streamed: a batch may have more items than fit into memory. */
  private async wholeBatch(id: string, format: 'csv' | 'json', title: string | null): Promise<Readable> {
    if (format === 'csv') return this.subjects.batchItems(id, 'csv');
    const { batch } = await this.subjects.batch(id, 0);
    return Readable.from(batchJson(batch, await this.subjects.batchItems(id, 'ndjson'), title), { objectMode: false });
  }

  private async json(subject: ReportSubject, title: string | null): Promise<string> {
    if (subject.analysis_id !== undefined)
      return analysisJson((await this.subjects.analysis(subject.analysis_id)).analysis, title);
    if (subject.comparison_ids !== undefined)
      return rungsJson(await this.subjects.comparisons('everything', subject.comparison_ids), title);
    const { comparison, frames } = await this.subjects.comparison(subject.comparison_id ?? '');
    return comparisonJson(comparison, frames?.worst ?? [], title);
  }

  private async document({ subject, format, title, signal }: ReportOrder): Promise<ReportDocument> {
    if (subject.analysis_id !== undefined)
      return analysisDocument(await this.subjects.analysis(subject.analysis_id), title);
    if (subject.comparison_ids !== undefined)
      return rungsDocument(await this.subjects.comparisons('everything', subject.comparison_ids), title);
    if (subject.comparison_id !== undefined) {
      const reading = await this.subjects.comparison(subject.comparison_id);
      const shows = format === 'html' || format === 'pdf';
      const pictures = shows ? await this.frames.worst(reading, signal) : noPictures;
      return comparisonDocument({ ...reading, pictures }, title);
    }
    return batchDocument(await this.subjects.batch(subject.batch_id, mostRows[format]), title);
  }
}

async function laidOut(document: ReportDocument, format: Exclude<ReportFormat, 'json'>): Promise<string | Buffer> {
  switch (format) {
    case 'html':
      return renderHtml(document);
    case 'pdf':
      return renderPdf(document);
    case 'csv':
      return renderCsv(document.records);
    case 'markdown':
      return renderMarkdown(document);
    case 'junit':
      return renderJunit(document);
  }
}

function whole(content: string | Buffer): Readable {
  return Readable.from([Buffer.isBuffer(content) ? content : Buffer.from(content)]);
}
