import { unheard } from './content/decode-facts';
import type { MediaInfo } from '@app/ffmpeg';
import type { Finding, NotEvaluated } from './analysis-documents';
import type { CheckOutcome, CheckResult } from './analyzers/analyzer';
import { contentAnalyzers } from './analyzers/content';
import type { ContentAnalyzer } from './analyzers/content/content-check';
import { withCheckNames } from './analyzers/run-checks';
import type { CheckThresholds } from './analyzers/settings';
import type { ContentResults } from './content/content-results';
import { noTimeline } from './content/content-timeline';

/** What decoding had shown, as an analysis keeps it. */
export interface KeptMeasurements {
  media: MediaInfo | null;
  content: ContentResults | null;
  toolVersion: string | null;
}

/**
 * The outcome as it would be with other settings, from what was measured; nothing is decoded. Findings are weighed again; a check
 * whose measurement itself would have been another is not evaluated.
 */
export function reweigh(
  outcome: CheckOutcome,
  kept: KeptMeasurements,
  then: CheckThresholds,
  now: CheckThresholds,
): CheckOutcome {
  let { findings, notEvaluated, evaluated } = outcome;
  for (const check of contentAnalyzers) {
    const names = Object.keys(check.settings ?? {});
    const differing = names.filter((name) => then[check.id]?.[name] !== now[check.id]?.[name]);
    if (differing.length === 0 || !evaluated.includes(check.id)) continue;
    const result = again(check, kept, differing, now);
    findings = findings.filter((finding) => finding.check !== check.id);
    if ('notEvaluated' in result) {
      evaluated = evaluated.filter((id) => id !== check.id);
      notEvaluated = [...notEvaluated, { check: check.id, reason: result.notEvaluated }];
    } else findings = [...findings, ...withCheckNames(check, result.findings)];
  }
  return { findings, notEvaluated, evaluated };
}

function again(
  check: ContentAnalyzer,
  { media, content: results, toolVersion }: KeptMeasurements,
  differing: readonly string[],
  thresholds: CheckThresholds,
): CheckResult {
  const steering = differing.find((name) => check.settings?.[name]?.detector !== undefined);
  if (steering !== undefined) return { notEvaluated: `it was measured with another ${steering}: probe the file again` };
  if (media === null || results === null) return { notEvaluated: 'what it had measured was not kept' };
  try {
    return check.analyze({
      depth: 'full',
      raw: {},
      media,
      evidence: {},
      complaints: [],
      secondLook: null,
      streamHashes: null,
      toolVersion,
      thresholds,
      content: {
        results,
        impossible: new Map(),
        messages: [],
        figures: null,
        toolVersion: toolVersion ?? 'unknown',
        decode: unheard,
        stills: null,
        timeline: noTimeline,
      },
    });
  } catch {
    // a document may come from anywhere
    return { notEvaluated: 'what it had measured does not read' };
  }
}

/** The outcome an analysis holds. Without a list of the checks that looked, only those that found something did. */
export function keptOutcome(analysis: {
  findings: Finding[] | null;
  notEvaluated: NotEvaluated[] | null;
  evaluatedChecks: string[] | null;
}): CheckOutcome {
  const findings = analysis.findings ?? [];
  return {
    findings,
    notEvaluated: analysis.notEvaluated ?? [],
    evaluated: analysis.evaluatedChecks ?? [...new Set(findings.map(({ check }) => check))],
  };
}
