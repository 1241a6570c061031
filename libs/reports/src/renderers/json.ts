import type { FullAnalysisView } from '@app/probe';

/** The report as JSON: verdict first, then findings, then what could not be evaluated, then the facts. */
export function renderJson(analysis: FullAnalysisView, title: string | null): string {
  const { verdict, findings, not_evaluated, media, enhanced_analysis, engine, source, ...rest } = analysis;
  delete rest.ffprobe_data;
  const report = {
    report: { kind: 'analysis', format_version: 1, title: title ?? source.name },
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
