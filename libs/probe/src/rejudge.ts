import type { MediaInfo } from '@app/ffmpeg';
import type { Policy, Verdict, Waiver } from '@app/policy';
import type { Finding, NotEvaluated } from './analysis-documents';
import type { CheckThresholds } from './analyzers/settings';
import { thresholdsOf } from './check-settings';
import type { ContentResults } from './content/content-results';
import { judge } from './judge';
import { keptOutcome, reweigh } from './reweigh';

/** The part of an analysis that is judged, in its document form; null is unknown. */
export interface JudgedDocument {
  depth?: string;
  media: MediaInfo | null;
  enhanced_analysis: Record<string, unknown> | null;
  quality_metrics: object | null;
  source: object | null;
  labels: object | null;
  findings: Finding[] | null;
  not_evaluated: NotEvaluated[] | null;
  evaluated_checks: string[] | null;
  check_settings: { requested: CheckThresholds; effective: CheckThresholds } | null;
  engine: { ffmpeg_version: string | null } | null;
}

/** Judges an analysis that was made before by any policy: nothing is measured, the checks are weighed by the policy's numbers alone. */
export function rejudge(document: JudgedDocument, policy: Policy, waivers: readonly Waiver[], now: Date): Verdict {
  const { media, enhanced_analysis, quality_metrics, source, labels, check_settings: settings, engine } = document;
  const kept = {
    media,
    content: (enhanced_analysis?.['content'] ?? null) as ContentResults | null,
    toolVersion: engine?.ffmpeg_version ?? null,
  };
  const outcome = reweigh(
    keptOutcome({
      findings: document.findings,
      notEvaluated: document.not_evaluated,
      evaluatedChecks: document.evaluated_checks,
    }),
    kept,
    settings?.effective ?? {},
    thresholdsOf(policy, null),
  );
  const facts = {
    media,
    enhanced_analysis,
    quality_metrics,
    source,
    labels,
    ...(document.depth && { depth: document.depth }),
  };
  return judge({ policy, waivers, now }, facts, outcome);
}
