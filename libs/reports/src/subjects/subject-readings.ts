import { BatchService } from '@app/batch';
import { Analyses, type FullAnalysisView, type Visibility } from '@app/probe';
import { type ComparisonView, QualityService } from '@app/quality';
import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { Picture } from '../document/report-document';
import { clock } from '../document/say';
import { reportReferencesDiffer, reportSubjectNotFinished } from '../errors';
import type { ReportSubject } from '../report.entity';
import type { AnalysisReading } from './analysis-document';
import type { BatchReading } from './batch-document';
import { readRows } from './batch-rows';
import { readFrames } from './compared-frames';
import type { ComparisonReading } from './comparison-document';
import { figureOf, measuredOf } from './metric-words';

const mostPictures = 24;
const mostPictureBytes = 900_000;

/** Reads what reports are about from what is stored. */
@Injectable()
export class SubjectReadings {
  constructor(
    private readonly analyses: Analyses,
    private readonly quality: QualityService,
    private readonly batches: BatchService,
  ) {}

  /** @throws AppError when it is not there, not the caller's or not finished */
  async require(visibility: Visibility, subject: ReportSubject): Promise<void> {
    if (subject.analysis_id !== undefined) {
      await this.analyses.requireSettled(visibility, subject.analysis_id);
    } else if (subject.comparison_id !== undefined) {
      requireEnded('comparison', await this.quality.get(visibility, subject.comparison_id));
    } else if (subject.comparison_ids !== undefined) {
      const compared = await this.comparisons(visibility, subject.comparison_ids);
      for (const comparison of compared) requireEnded('comparison', comparison);
      if (new Set(compared.map(referenceOf)).size > 1) throw reportReferencesDiffer({});
    } else {
      requireEnded('batch', await this.batches.get(visibility, subject.batch_id));
    }
  }

  /** @throws AppError ANALYSIS_NOT_FOUND */
  async analysis(id: string): Promise<AnalysisReading> {
    const analysis = await this.analyses.document('everything', id);
    return {
      analysis,
      timeline: await this.analyses.timeline('everything', id),
      pictures: await this.pictures(analysis),
    };
  }

  /** @throws AppError COMPARISON_NOT_FOUND */
  async comparison(id: string): Promise<ComparisonReading> {
    const comparison = await this.quality.get('everything', id);
    if (comparison.frame_count === null) return { comparison, frames: null };
    const metrics = measuredOf(comparison);
    const csv = await this.quality.framesOf('everything', id, 'csv');
    // the highest of figures that are partly infinite has no number
    const wanted = metrics.map(([name, { min, max, mean, stddev }]) => ({
      column: figureOf[name],
      low: min,
      high: max ?? (mean === null ? null : mean + 2 * (stddev ?? 0)),
    }));
    const frames = await readFrames(csv, wanted, metrics[0]?.[1].higher_is_better ?? true);
    return { comparison, frames };
  }

  /** In the order they were named. @throws AppError COMPARISON_NOT_FOUND */
  async comparisons(visibility: Visibility, ids: readonly string[]): Promise<ComparisonView[]> {
    return Promise.all(ids.map((id) => this.quality.get(visibility, id)));
  }

  /** @param most rows. @throws AppError BATCH_NOT_FOUND */
  async batch(id: string, most: number): Promise<BatchReading> {
    const batch = await this.batches.get('everything', id);
    return { batch, rows: await readRows(await this.batches.export('everything', id, 'ndjson'), most) };
  }

  /** Every item of a batch, as it stands now. @throws AppError BATCH_NOT_FOUND */
  async batchItems(id: string, format: 'csv' | 'ndjson'): Promise<Readable> {
    return this.batches.export('everything', id, format);
  }

  /** The pictures of findings, as many as a page of two megabytes bears. */
  private async pictures({ id, findings }: FullAnalysisView): Promise<Picture[]> {
    const pictures: Picture[] = [];
    let bytes = 0;
    for (const { thumbnail, check, start_sec: start } of findings) {
      const number = Number(/\/thumbnails\/(\d+)$/.exec(thumbnail ?? '')?.[1] ?? Number.NaN);
      if (!Number.isInteger(number) || pictures.length >= mostPictures) continue;
      const png = await this.analyses.thumbnail('everything', id, number).catch(() => null);
      if (png === null || bytes + png.length > mostPictureBytes) continue;
      bytes += png.length;
      pictures.push({ png, caption: start === null ? check : `${check} at ${clock(start)}` });
    }
    return pictures;
  }
}

function referenceOf({ reference: { kind, name, sha256, upload_id, file_path, url } }: ComparisonView): string {
  return JSON.stringify([kind, name, sha256, upload_id, file_path, url]);
}

function requireEnded(kind: string, { id, status }: { id: string; status: string }): void {
  if (!['completed', 'failed', 'cancelled'].includes(status)) throw reportSubjectNotFinished({ kind, id, status });
}
