import type { FullAnalysisView } from '@app/probe';
import type { ReportDocument } from '../document/report-document';
import { analysisDocument } from '../subjects/analysis-document';
import { hostileText, source } from './hostile';

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
  id,
  title: `Rule ${id} ${hostileText}`,
  severity: 'fail',
  result,
  measured: 3,
  expected: 'at most 2',
  unit: 's',
  message: `It is 3 s ${hostileText}`,
  path: null,
  source: {},
  evidence: [],
  waiver: null,
});

/** An analysis of `seconds` with a point a second in each series. */
export function sampleAnalysis(seconds: number): ReportDocument {
  const series = (stream: number, of: (at: number) => number) => {
    const values = Array.from({ length: seconds }, (_unused, at) => Math.round(of(at) * 1_000) / 1_000);
    const min = values.map((value) => value - 3);
    return { stream_index: stream, interval_sec: 1, mean: values, min, max: values.map((value) => value + 3) };
  };
  const wave = (at: number) => Math.sin(at / 97) * 8 + Math.sin(at * 1.7) * 2;
  const rates = Array.from({ length: seconds }, (_unused, at) => Math.round(8e6 + wave(at) * 4e5));
  const cuts = Array.from({ length: Math.floor(seconds / 8) }, (_unused, at) => ({ time_sec: at * 8, score: 30 }));
  const analysis = {
    id: '01a00000-0000-7000-8000-000000000001',
    status: 'completed',
    user_id: 'u',
    source,
    labels: {},
    depth: 'full',
    attempt: 1,
    created_at: '2026-01-01T00:00:00Z',
    started_at: null,
    error: null,
    processed_at: null,
    reused_from: null,
    progress: { fraction: 1, stage: null, eta_seconds: null },
    verdict: {
      policy: 'broadcast',
      policy_version: 2,
      result: 'fail',
      notes: [],
      evaluated_at: '2026-01-01T00:00:00Z',
      counts: { pass: 1, warn: 0, fail: 1, not_evaluated: 1, waived: 0, not_applicable: 0 },
      rules: [rule('a', 'pass'), rule('b', 'fail'), rule('c', 'not_evaluated')],
    },
    findings: [
      finding,
      { ...finding, id: '2', severity: 'warning', check: 'audio.silence', start_sec: 60, end_sec: 66 },
    ],
    not_evaluated: [{ check: 'hdr.light_level', reason: 'no content light level' }],
    evaluated_checks: ['video.black'],
    check_settings: { requested: {}, effective: { 'audio.loudness': { target_lufs: -23 } } },
    media: {
      container: { duration_sec: seconds, encryption: { encrypted: null, scheme: null }, stream_count: 2, tags: {} },
      video: [],
      audio: [],
      audio_groups: [],
      subtitles: [],
      data: [],
      chapters: [],
      timecode: null,
    },
    enhanced_analysis: {
      bit_rate: { measured_bps: 8_000_000 },
      content: {
        coverage: { complete: true, ended_by: null, decoded_video_frames: seconds * 25 },
        totals: { scene_cuts: { count: cuts.length, seconds: 0 } },
        scene_cuts: cuts,
        flash: {
          result: 'fail',
          luminance: { intervals: [{ start_sec: 0, end_sec: 1, kind: 'fail' }] },
          red: { intervals: [] },
        },
      },
    },
    quality_metrics: null,
    engine: null,
  } as unknown as FullAnalysisView;
  const timeline = {
    picture_level_percent: series(0, (at) => 45 + wave(at)),
    momentary_lufs: [series(1, (at) => -23 + wave(at))],
    short_term_lufs: [series(1, (at) => -23 + wave(at) / 2)],
    true_peak_dbtp: [series(1, (at) => -8 + wave(at) / 2)],
    sample_peak_dbfs: [series(1, (at) => -9 + wave(at) / 2)],
    luma_code: series(0, (at) => 120 + wave(at) * 3),
    flash_changes_per_sec: {
      luminance: series(0, (at) => (at % 900 === 0 ? 7 : 0)),
      red: series(0, () => 0),
    },
    bit_rate: {
      container: { start_sec: 0, interval_sec: 1, bps: rates },
      streams: [{ stream_index: 0, start_sec: 0, interval_sec: 1, bps: rates.map((bps) => bps - 128_000) }],
    },
    gop: {
      stream_index: 0,
      stride: 2,
      groups: Array.from({ length: 1_000 }, (_unused, at) => ({
        start_sec: (at * seconds) / 1_000,
        frames: 50,
        bit_rate_bps: rates[Math.floor((at * seconds) / 1_000)] ?? 0,
      })),
    },
  };
  return analysisDocument({ analysis, timeline, pictures: [] }, null);
}
