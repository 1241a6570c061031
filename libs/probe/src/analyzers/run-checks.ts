import { type Depth, depths } from '../analysis-options';
import type { Finding } from '../analysis-documents';
import type { Analyzer, CheckOutcome, FindingDraft, Measurements } from './analyzer';

/**
 * Runs the checks that were asked for over what was measured. One that its depth keeps from looking is `not_evaluated`, never fine.
 * @param asked ids, or null for all
 */
export function runChecks(
  all: readonly Analyzer[],
  asked: readonly string[] | null,
  measurements: Measurements,
): CheckOutcome {
  const outcome: CheckOutcome = { findings: [], notEvaluated: [], evaluated: [] };
  const elsewhere = (asked ?? []).filter((id) => !all.some((check) => check.id === id));
  for (const check of elsewhere)
    outcome.notEvaluated.push({ check, reason: 'it does not apply to this kind of source' });
  for (const check of all) {
    if (asked && !asked.includes(check.id)) continue;
    const result = reaches(measurements.depth, check.depth)
      ? check.analyze(measurements)
      : { notEvaluated: `it needs depth ${check.depth}` };
    if ('notEvaluated' in result) {
      outcome.notEvaluated.push({ check: check.id, reason: result.notEvaluated });
      continue;
    }
    outcome.evaluated.push(check.id);
    outcome.findings.push(...withCheckNames(check, result.findings));
  }
  return outcome;
}

/** Writes id, check and version into what a check said. */
export function withCheckNames(check: Pick<Analyzer, 'id' | 'version'>, drafts: readonly FindingDraft[]): Finding[] {
  return drafts.map((draft, index) => ({
    id: `${check.id}-${index + 1}`,
    check: check.id,
    check_version: check.version,
    ...draft,
  }));
}

function reaches(depth: Depth, needed: Depth): boolean {
  return depths.indexOf(depth) >= depths.indexOf(needed);
}
