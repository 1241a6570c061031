import type { MediaInfo } from '@app/ffmpeg';
import type { Finding, NotEvaluated } from './analysis-documents';
import { keptOutcome } from './reweigh';
import type { Verdicts } from './verdicts';

/** The columns of an earlier result that are judged. */
interface EarlierResult {
  media: MediaInfo | null;
  enhanced_analysis: object | null;
  findings: Finding[] | null;
  not_evaluated: NotEvaluated[] | null;
  evaluated_checks: string[] | null;
}

/** What was measured before is judged by the policy and the waivers of today. */
export async function judgedAnew(
  verdicts: Verdicts,
  row: Record<string, unknown>,
  earlier: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const { media, enhanced_analysis, findings, not_evaluated, evaluated_checks } = earlier as unknown as EarlierResult;
  const outcome = keptOutcome({ findings, notEvaluated: not_evaluated, evaluatedChecks: evaluated_checks });
  const verdict = await verdicts.of(row, { media, enhanced_analysis, source: row['source'] as object }, outcome);
  return { ...earlier, verdict, verdict_result: verdict.result };
}
