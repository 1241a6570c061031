import type { ComparisonView } from '@app/quality';
import type { LineChart } from '../charts/chart';
import type { Banner, Block, Fact, FramePair, ReportDocument, Section } from '../document/report-document';
import { list, number, text, yesOrNo } from '../document/say';
import { toneOf, wordOf } from '../document/verdict-words';
import type { ComparedFrames } from './compared-frames';
import { chartOf, distributionOf, metricsTable, worstTable } from './comparison-figures';
import { comparisonCases, comparisonRecords } from './comparison-records';
import { type Measured, measuredOf, shownAs } from './metric-words';

export interface ComparisonReading {
  comparison: ComparisonView;
  frames: ComparedFrames | null;
}

/** Of the worst frames, where they were asked for and could be made. */
export interface WorstFramePictures {
  pairs: FramePair[];
  /** why there are none */
  reason: string | null;
}

export const noPictures: WorstFramePictures = { pairs: [], reason: null };

/** A comparison as people read it: verdict, whether the figures mean anything, the figures, their course, the worst frames. */
export function comparisonDocument(
  { comparison, frames, pictures }: ComparisonReading & { pictures: WorstFramePictures },
  title: string | null,
): ReportDocument {
  const { reference, distorted } = comparison;
  const metrics = measuredOf(comparison);
  const charts = metrics.flatMap(([name, metric]) => chartOf(name, metric, comparison, frames));
  const distributions = metrics.flatMap(([name, metric]) => distributionOf(name, metric, frames));
  return {
    kind: 'comparison',
    id: comparison.id,
    title: title ?? `${distorted.name} against ${reference.name}`,
    subject: `${distorted.name} against ${reference.name}`,
    made_at: new Date().toISOString(),
    verdict: banner(comparison, metrics),
    sections: [
      {
        id: 'validity',
        heading: 'Validity',
        note: 'Figures are shown only where both sides show the same frames at the same time.',
        blocks: [{ kind: 'facts', facts: validityFacts(comparison) }],
      },
      {
        id: 'metrics',
        heading: 'Figures',
        note: 'Statistics over the compared frames; percentile 5 is what 95 % of the frames reach.',
        blocks: [{ kind: 'table', table: metricsTable(metrics, comparison) }],
      },
      {
        id: 'course',
        heading: 'Over frames',
        ...(charts.length === 0 && { note: 'Not evaluated: the comparison holds no figures of frames.' }),
        blocks: chartBlocks(charts),
      },
      ...(distributions.length > 0 ? [section('distribution', 'Distribution', distributions)] : []),
      {
        id: 'worst',
        heading: 'Worst frames',
        note: `${pictures.reason === null ? '' : `No pictures: ${pictures.reason} `}Pictures in full size, with your own credentials: GET /api/v1/quality/comparisons/${comparison.id}/frames/:n/image?side=reference, distorted or difference`,
        blocks: [
          ...(pictures.pairs.length > 0 ? [{ kind: 'frames' as const, frames: pictures.pairs }] : []),
          { kind: 'table', table: worstTable(frames, metrics[0]) },
        ],
      },
      {
        id: 'origin',
        heading: 'How this was measured',
        blocks: [{ kind: 'facts', facts: originFacts(comparison, metrics) }],
      },
    ],
    cases: comparisonCases(comparison),
    records: comparisonRecords(comparison, frames, metrics),
  };
}

function section(id: string, heading: string, charts: LineChart[]): Section {
  return { id, heading, blocks: chartBlocks(charts) };
}

function chartBlocks(charts: LineChart[]): Block[] {
  return charts.map((chart) => ({ kind: 'chart', chart }));
}

function banner({ status, error, validity, verdict }: ComparisonView, measured: Measured): Banner {
  const means = measured.map(
    ([name, { mean, unit }]) => `${shownAs[name]} ${number(mean, unit === 'dB' ? unit : '', 3)}`,
  );
  const figure = means.length > 0 ? `Mean of frames: ${means.join(' · ')}` : 'No metric was measured';
  const base = { source: 'No threshold was set (fail_below)', counts: [] };
  if (status !== 'completed') {
    const detail = error?.['detail'];
    const headline = typeof detail === 'string' ? detail : `The comparison is ${status}.`;
    return { ...base, tone: status === 'failed' ? 'bad' : 'unknown', word: status.toUpperCase(), headline };
  }
  if (!validity?.valid)
    return {
      ...base,
      tone: 'bad',
      word: 'INVALID',
      headline: `There is no score: ${validity?.reasons.join(' ') ?? 'the reason is unknown'}`,
    };
  if (!verdict) return { ...base, tone: 'plain', word: 'MEASURED', headline: figure };
  const failed = verdict.rules.filter(({ result }) => result === 'fail');
  return {
    tone: toneOf(verdict.result),
    word: wordOf(verdict.result).toUpperCase(),
    headline:
      failed.length > 0
        ? failed
            .map(
              ({ metric, measured, minimum }) => `${shownAs[metric]} ${number(measured)} is below ${number(minimum)}`,
            )
            .join('; ')
        : figure,
    source: `Thresholds of the request (fail_below): ${verdict.rules.map(({ metric, minimum }) => `${shownAs[metric]} ≥ ${minimum}`).join(', ')}`,
    counts: [],
  };
}

function validityFacts({ validity, alignment, reference, distorted }: ComparisonView): Fact[] {
  return [
    { label: 'Reference', value: reference.name },
    { label: 'Distorted', value: distorted.name },
    { label: 'Valid', value: yesOrNo(validity?.valid) },
    { label: 'Reasons and remarks', value: list(validity?.reasons) },
    { label: 'Offset', value: number(validity?.offset_frames, 'frames') },
    { label: 'Confidence of the offset', value: number(validity?.offset_confidence, '(0 to 1)', 3) },
    { label: 'Dropped frames', value: number(validity?.dropped_frames.length) },
    { label: 'Repeated frames', value: number(validity?.duplicated_frames.length) },
    { label: 'Scaled', value: yesOrNo(validity?.scaled) },
    { label: 'Frame rate matched', value: yesOrNo(validity?.frame_rate_matched) },
    { label: 'Range matched', value: yesOrNo(validity?.range_matched) },
    { label: 'Frames compared', value: number(alignment?.compared_frames) },
    { label: 'Conversions', value: list(alignment?.conversions) },
  ];
}

function originFacts(
  { id, engine, options, validity, created_at, processed_at }: ComparisonView,
  metrics: Measured,
): Fact[] {
  return [
    { label: 'Comparison', value: id },
    { label: 'Asked for', value: created_at },
    { label: 'Finished', value: text(processed_at) },
    { label: 'Service', value: text(engine?.service_version) },
    { label: 'ffmpeg', value: text(engine?.ffmpeg_version) },
    { label: 'libvmaf', value: text(engine?.libvmaf_version) },
    { label: 'VMAF model', value: [text(engine?.vmaf_model), validity?.model_reason].filter(Boolean).join(': ') },
    { label: 'Sampling', value: sampling(options.sampling) },
    { label: 'Time taken', value: number(engine?.wall_seconds, 's', 3) },
    ...metrics.map(([name, { definition }]) => ({ label: shownAs[name], value: definition })),
  ]; // prettier-ignore
}

function sampling({ every_n_frames, every_n_scenes = 1 }: ComparisonView['options']['sampling']): string {
  const frames = every_n_frames === 1 ? 'every frame' : `every ${every_n_frames}th frame`;
  return every_n_scenes === 1 ? frames : `${frames} of every ${every_n_scenes}th scene`;
}
