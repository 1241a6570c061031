import type { LlmRedaction } from '@app/config';
import type { ComparisonView } from '@app/quality';
import type { Digest, DigestFact } from './digest';
import { factsOf } from './facts-of';
import { mediaText } from './media-text';
import { withoutNames } from './without-names';

const statistics = ['mean', 'harmonic_mean', 'min', 'max', 'stddev', 'percentiles.1', 'percentiles.5', 'unit'];
/** Told where some frames are equal: their PSNR is infinite, and the mean is that of the others. */
const ofEqualFrames = ['frames', 'infinite_frames'];
const validity = [
  ...['valid', 'reasons', 'offset_frames', 'offset_confidence', 'scaled', 'frame_rate_matched', 'range_matched'],
  'model_reason',
];

/** What a writer may know of a comparison. */
export function comparisonDigest(comparison: ComparisonView, redact: readonly LlmRedaction[]): Digest {
  const { verdict, metrics } = comparison;
  const measured = Object.entries(metrics ?? {}).flatMap(([name, result]): DigestFact[] =>
    factsOf(`metrics.${name}`, result, result.infinite_frames > 0 ? [...statistics, ...ofEqualFrames] : statistics),
  );
  const digest: Digest = {
    subject: { kind: 'comparison', id: comparison.id, name: mediaText(comparison.distorted.name ?? '') },
    verdict: verdict && { id: 'verdict', policy: 'fail_below', result: verdict.result, counts: {} },
    rules: (verdict?.rules ?? [])
      .filter(({ result }) => result !== 'pass')
      .map(({ metric, minimum, measured: value, result }) => ({
        id: `verdict.rules.${metric}`,
        title: `${metric} is at least ${minimum}`,
        result,
        message: `${metric} is ${value ?? 'unknown'}; ${minimum} is the least that was asked for.`,
      })),
    findings: [],
    not_evaluated: comparison.not_measured.map(({ metric, reason }) => ({
      id: `not_evaluated.${metric}`,
      check: metric,
      reason,
    })),
    facts: [
      ...factsOf('comparison', comparison, ['status', 'frame_count', 'error.code', 'error.detail']),
      ...factsOf('validity', comparison.validity, validity),
      ...factsOf(
        'validity',
        {
          dropped_frames: comparison.validity?.dropped_frames.length,
          duplicated_frames: comparison.validity?.duplicated_frames.length,
        },
        ['dropped_frames', 'duplicated_frames'],
      ),
      ...measured,
    ],
    media_text: [],
    left_out: { findings: 0, facts: 0, not_evaluated: 0 },
  };
  return redact.includes('names') ? withoutNames(digest, [comparison.reference, comparison.distorted]) : digest;
}
