import type { ComparisonView } from '@app/quality';
import type { ReportDocument } from '../document/report-document';
import { comparisonDocument } from '../subjects/comparison-document';
import { rungsDocument } from '../subjects/rungs-document';
import { hostileText, source } from './hostile';
import { darkPicture, lightPicture } from './sample-pictures';

const sampleStatistics = {
  mean: 91.2,
  harmonic_mean: 91,
  min: 60.5,
  max: 99,
  stddev: 3,
  frames: 1_000,
  infinite_frames: 0,
  percentiles: { '1': 61, '5': 70, '10': 80, '25': 88, '50': 92, '75': 95, '95': 98 },
  unit: 'score',
  definition: 'libvmaf, mean of frames',
  higher_is_better: true,
  per_scene: [],
  parts: {},
  pooled: null,
  confidence_interval: null,
};

function compared(changes: object): ComparisonView {
  return {
    id: '01a00000-0000-7000-8000-000000000002',
    status: 'completed',
    reference: source,
    distorted: source,
    options: { sampling: { every_n_frames: 1 }, fail_below: { vmaf: 95 } },
    created_at: '2026-01-01T00:00:00Z',
    processed_at: null,
    engine: null,
    error: null,
    validity: {
      valid: true,
      reasons: [],
      offset_frames: 0,
      offset_confidence: 1,
      dropped_frames: [],
      duplicated_frames: [],
    },
    alignment: { compared_frames: 1_000, conversions: [] },
    metrics: { vmaf: sampleStatistics },
    not_measured: [{ metric: 'cambi', reason: 'the picture is too small' }],
    verdict: { result: 'fail', rules: [{ metric: 'vmaf', minimum: 95, measured: 91.2, result: 'fail' }] },
    ...changes,
  } as unknown as ComparisonView;
}

/** A comparison of a thousand frames, with pictures of two of them. */
export function sampleComparison(): ReportDocument {
  const mean = Array.from({ length: 1_000 }, (_unused, at) => 90 + Math.sin(at / 40) * 8);
  const worst = [{ n: 500, reference_frame: 500, distorted_frame: 500, time_sec: 20, value: 60.5 }];
  const histogram = {
    start: 60,
    step: 2,
    frames: [1, 0, 0, 4, 9, 12, 30, 41, 60, 80, 99, 120, 140, 160, 150, 60, 20, 10, 3, 1],
  };
  const pair = (caption: string) => ({
    caption: `${caption} ${hostileText}`,
    reference: lightPicture,
    distorted: darkPicture,
    difference: darkPicture,
  });
  return comparisonDocument(
    {
      comparison: compared({}),
      frames: { series: [{ column: 'vmaf', step: 1, mean, histogram }], worst, end: 1_000 },
      pictures: { pairs: [pair('Frame 500'), pair('Frame 20')], reason: null },
    },
    null,
  );
}

/** Encodes of one reference; the last one could not be compared. */
export function sampleRungs(count: number): ReportDocument {
  const rungs = Array.from({ length: count }, (_unused, at) => {
    const picture = { width: 320 * (at + 1), height: 180 * (at + 1), bit_rate_bps: 400_000 * (at + 1) ** 2 };
    return compared({
      id: `01a00000-0000-7000-8000-0000000001${at}0`,
      distorted: { ...source, name: `${at} ${hostileText}`, picture },
      metrics: { vmaf: { ...sampleStatistics, mean: 100 - 40 / (at + 1) } },
      ...(at === count - 1 && {
        validity: { valid: false, reasons: ['content_differs'] },
        metrics: null,
        verdict: null,
      }),
    });
  });
  return rungsDocument(rungs, null);
}
