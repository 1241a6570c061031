import type { BatchView } from '@app/batch';
import type { FullAnalysisView } from '@app/probe';
import type { ComparisonView } from '@app/quality';
import type { ReportDocument } from '../document/report-document';
import { analysisDocument } from '../subjects/analysis-document';
import { batchDocument } from '../subjects/batch-document';
import type { BatchRow } from '../subjects/batch-rows';
import { comparisonDocument } from '../subjects/comparison-document';

/** What a stranger may put into a title, a tag or a file's name. */
export const hostileText = `"'><script>alert(1)</script><img src=x onerror=alert(2)> javascript:alert(3) \u202egpj.exe`;

const finding = {
  id: '1',
  check: 'video.black',
  check_version: 1,
  severity: 'error' as const,
  stream_index: 0,
  start_sec: 12,
  end_sec: 40,
  frame: 300,
  measured: 28,
  threshold: 2,
  unit: 's',
  message: `Black for 28 s ${hostileText}`,
  evidence: { tool: 'ffmpeg', tool_version: '5.1', filter: 'blackdetect', coverage: 'full' as const },
};

const rule = (id: string, result: string) => ({
  ...{
    id,
    title: `Rule ${id} ${hostileText}`,
    severity: 'fail',
    result,
    measured: 3,
    expected: 'at most 2',
    unit: 's',
  },
  ...{ message: `It is 3 s ${hostileText}`, path: null, source: {}, evidence: [], waiver: null },
});

const source = { kind: 'upload', name: `=film ${hostileText}`, size_bytes: 1_000, sha256: null };

/** An analysis of `seconds` with a point a second in each series. */
export function sampleAnalysis(seconds: number): ReportDocument {
  const series = (stream: number, of: (at: number) => number) => {
    const values = Array.from({ length: seconds }, (_unused, at) => Math.round(of(at) * 1_000) / 1_000);
    const min = values.map((value) => value - 3);
    return { stream_index: stream, interval_sec: 1, mean: values, min, max: values.map((value) => value + 3) };
  };
  const wave = (at: number) => Math.sin(at / 97) * 8 + Math.sin(at * 1.7) * 2;
  const analysis = {
    ...{ id: '01a00000-0000-7000-8000-000000000001', status: 'completed', user_id: 'u', source, labels: {} },
    ...{ depth: 'full', attempt: 1, created_at: '2026-01-01T00:00:00Z', started_at: null, error: null },
    ...{ processed_at: null, reused_from: null, progress: { fraction: 1, stage: null, eta_seconds: null } },
    verdict: {
      ...{ policy: 'broadcast', policy_version: 2, result: 'fail', notes: [], evaluated_at: '2026-01-01T00:00:00Z' },
      counts: { pass: 1, warn: 0, fail: 1, not_evaluated: 1, waived: 0, not_applicable: 0 },
      rules: [rule('a', 'pass'), rule('b', 'fail'), rule('c', 'not_evaluated')],
    },
    ...{
      findings: [
        finding,
        { ...finding, id: '2', severity: 'warning', check: 'audio.silence', start_sec: 60, end_sec: 66 },
      ],
    },
    not_evaluated: [{ check: 'hdr.light_level', reason: 'no content light level' }],
    evaluated_checks: ['video.black'],
    check_settings: { requested: {}, effective: { 'audio.loudness': { target_lufs: -23 } } },
    media: {
      container: { duration_sec: seconds, encryption: { encrypted: null, scheme: null }, stream_count: 2, tags: {} },
      ...{ video: [], audio: [], audio_groups: [], subtitles: [], data: [], chapters: [], timecode: null },
    },
    enhanced_analysis: null,
    quality_metrics: null,
    engine: null,
  } as unknown as FullAnalysisView;
  const timeline = {
    picture_level_percent: series(0, (at) => 45 + wave(at)),
    momentary_lufs: [series(1, (at) => -23 + wave(at))],
    short_term_lufs: [series(1, (at) => -23 + wave(at) / 2)],
  };
  return analysisDocument({ analysis, timeline, pictures: [] }, null);
}

/** A comparison of a thousand frames. */
export function sampleComparison(): ReportDocument {
  const statistics = {
    ...{ mean: 91.2, harmonic_mean: 91, min: 60.5, max: 99, stddev: 3, frames: 1_000, infinite_frames: 0 },
    percentiles: { '1': 61, '5': 70, '10': 80, '25': 88, '50': 92, '75': 95, '95': 98 },
    ...{ unit: 'score', definition: 'libvmaf, mean of frames', higher_is_better: true, per_scene: [], parts: {} },
    ...{ pooled: null, confidence_interval: null },
  };
  const comparison = {
    ...{ id: '01a00000-0000-7000-8000-000000000002', status: 'completed', reference: source, distorted: source },
    ...{ options: { sampling: { every_n_frames: 1 } }, created_at: '2026-01-01T00:00:00Z', processed_at: null },
    validity: {
      valid: true,
      reasons: [],
      offset_frames: 0,
      offset_confidence: 1,
      dropped_frames: [],
      duplicated_frames: [],
    },
    alignment: { compared_frames: 1_000, conversions: [] },
    metrics: { vmaf: statistics },
    not_measured: [{ metric: 'cambi', reason: 'the picture is too small' }],
    verdict: { result: 'fail', rules: [{ metric: 'vmaf', minimum: 95, measured: 91.2, result: 'fail' }] },
  } as unknown as ComparisonView;
  const mean = Array.from({ length: 1_000 }, (_unused, at) => 90 + Math.sin(at / 40) * 8);
  const worst = [{ n: 500, reference_frame: 500, distorted_frame: 500, time_sec: 20, value: 60.5 }];
  return comparisonDocument(
    { comparison, frames: { series: [{ column: 'vmaf', step: 1, mean }], worst, end: 1_000 } },
    null,
  );
}

/** A batch of so many items; every tenth fails, every seventh could not be read. */
export function sampleBatch(items: number): ReportDocument {
  const rows = Array.from({ length: items }, (_unused, index): BatchRow => {
    const failed = index % 7 === 6;
    return {
      ...{
        index,
        status: failed ? 'failed' : 'completed',
        verdict: failed ? null : index % 10 === 9 ? 'fail' : 'pass',
      },
      ...{ name: `=${index} ${hostileText}`, analysis_id: null, comparison_id: null, wall_seconds: 1.5 },
      ...{ error_code: failed ? 'MEDIA_UNREADABLE' : null, error_detail: failed ? 'No stream was found.' : null },
      ...{ duration_sec: index * 1.5, size_bytes: index * 1_000, video_codec: 'h264', width: 1920, height: 1080 },
      ...{ findings: index % 4, vmaf: null },
    };
  });
  const count = (result: string) => rows.filter(({ verdict }) => verdict === result).length;
  const failed = rows.filter(({ status }) => status === 'failed').length;
  const batch = {
    ...{ id: '01a00000-0000-7000-8000-000000000003', status: 'completed', total: items, labels: {}, listing: null },
    counts: {
      completed: items - failed,
      failed,
      cancelled: 0,
      pass: count('pass'),
      warn: 0,
      fail: count('fail'),
      not_evaluated: 0,
    },
    ...{
      duplicates: 0,
      throughput: 3,
      depth: 'standard',
      policy: null,
      created_at: '2026-01-01T00:00:00Z',
      processed_at: null,
    },
  } as unknown as BatchView;
  return batchDocument({ batch, rows }, null);
}
