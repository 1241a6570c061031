import type { FullAnalysisView } from '@app/probe';
import { type ComparisonView, rungsOf } from '@app/quality';
import type { BatchView } from '@app/batch';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { ReportDocument } from '../document/report-document';
import type { WorstFrame } from '../subjects/compared-frames';

const formatVersion = 1;

/** The report as JSON: verdict first, then findings, then what could not be evaluated, then the facts. */
export function analysisJson(analysis: FullAnalysisView, title: string | null): string {
  const { verdict, findings, not_evaluated, media, enhanced_analysis, engine, source, ...rest } = analysis;
  delete rest.ffprobe_data;
  const report = {
    report: head('analysis', title ?? source.name),
    verdict,
    findings,
    not_evaluated,
    source,
    media,
    enhanced_analysis,
    engine,
    analysis: rest,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** Verdict and validity first, then the figures and the worst frames. */
export function comparisonJson(comparison: ComparisonView, worst: readonly WorstFrame[], title: string | null): string {
  const { verdict, validity, metrics, not_measured, reference, distorted, engine, ...rest } = comparison;
  const name = title ?? `${distorted.name} against ${reference.name}`;
  const report = {
    report: head('comparison', name),
    verdict,
    validity,
    metrics,
    not_measured,
    worst_frames: worst,
    reference,
    distorted,
    engine,
    comparison: rest,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** Bit rate against quality first, then the comparisons as they were named. */
export function rungsJson(comparisons: readonly ComparisonView[], title: string | null): string {
  const name = title ?? `Quality against bit rate: ${comparisons.length} encodes`;
  const report = { report: head('rungs', name), rungs: rungsOf(comparisons), comparisons };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** Counts first, then every item, a line each, as the export has them: written as they are read. @param items the batch's export, a JSON object a line */
export async function* batchJson(batch: BatchView, items: Readable, title: string | null): AsyncGenerator<Buffer> {
  const { counts, ...rest } = batch;
  const name = title ?? `Batch of ${batch.total} items`;
  const start = JSON.stringify({ report: head('batch', name), counts, batch: rest });
  yield Buffer.from(`${start.slice(0, -1)},"items":[`);
  let separator = '\n';
  for await (const line of createInterface({ input: items, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line === '') continue;
    yield Buffer.from(`${separator}${line}`);
    separator = ',\n';
  }
  yield Buffer.from('\n]}\n');
}

function head(kind: ReportDocument['kind'], title: string) {
  return { kind, format_version: formatVersion, title };
}
