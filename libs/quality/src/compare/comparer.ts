import { type Ffmpeg, type MediaInput, type RunFigures, type VideoStream } from '@app/ffmpeg';
import { align, alignAt, type Alignment, type Sides } from '../alignment/align';
import type { AlignmentFacts, ComparisonOptions, MetricResults, NotMeasured, Validity } from '../comparison-documents';
import { pictureSizeUnknown } from '../errors';
import type { FrameTable } from '../metrics/frame-table';
import { metricResult } from '../metrics/metric-results';
import type { Metric } from '../metrics/metric';
import { metricNamed } from '../metrics/registry';
import { sceneStarts } from '../metrics/scenes';
import { chooseModel, type ModelChoice } from '../models/vmaf-models';
import { alignmentFacts, comparedFrames, judgeValidity } from '../validity';
import { measure, type Measurement } from './measure';
import { type PicturePlan, planPictures } from './picture-plan';
import { mostSegments, type Segment, segmentsOf, selectFast, selectSlow } from './select-frames';
import { takeSignatures } from './take-signatures';

export interface ComparedSide {
  input: MediaInput;
  video: VideoStream;
}

export interface CompareRequest {
  reference: ComparedSide;
  distorted: ComparedSide;
  options: ComparisonOptions;
  /** VMAF models the build has. */
  models: readonly string[];
  signal?: AbortSignal | undefined;
  onProgress?: (progress: { stage: 'aligning' | 'measuring'; fraction: number | null }) => void;
}

/** One compared frame: its number on either side. */
export interface ComparedFrame {
  reference: number;
  distorted: number;
}

export interface CompareOutcome {
  validity: Validity;
  alignment: AlignmentFacts;
  /** Null when the comparison is invalid. */
  results: MetricResults | null;
  notMeasured: NotMeasured[];
  table: FrameTable | null;
  rows: ComparedFrame[];
  model: string | null;
  runs: { signatures: RunFigures[]; measure: RunFigures | null; alignSeconds: number };
}

/** Compares two sides: finds which frames belong together, refuses what can't be compared, and measures the rest in one run. */
export class Comparer {
  constructor(private readonly ffmpeg: Ffmpeg) {}

  /** @throws AppError PICTURE_SIZE_UNKNOWN, and those of Ffmpeg */
  async compare(request: CompareRequest): Promise<CompareOutcome> {
    const { reference, distorted, options } = request;
    const plan = planPictures(reference.video, distorted.video, options.scaling);
    if (!plan) throw pictureSizeUnknown({});
    const began = performance.now();
    const taken = await this.signatures(request);
    const sides: Sides = {
      reference: taken.reference.signatures,
      distorted: taken.distorted.signatures,
      referenceRate: rateOf(reference.video),
      distortedRate: rateOf(distorted.video),
    };
    const alignment = aligned(sides, options.alignment);
    const segments = segmentsOf(alignment.pairing, alignment.timeline.ratio);
    const validity = judgeValidity(alignment, plan, refusals(request, segments), notes(options, sides));
    const counts = { reference: sides.reference.seen, distorted: sides.distorted.seen, segments: segments.length };
    const outcome: CompareOutcome = {
      validity,
      alignment: alignmentFacts(alignment, plan, counts),
      results: null,
      notMeasured: [],
      table: null,
      rows: comparedFrames(alignment),
      model: null,
      runs: {
        signatures: [taken.reference.figures, taken.distorted.figures],
        measure: null,
        alignSeconds: (performance.now() - began) / 1000,
      },
    };
    return validity.valid ? this.measured(request, outcome, { plan, alignment, segments, sides }) : outcome;
  }

  private async signatures({ reference, distorted, signal, onProgress }: CompareRequest) {
    const stop = new AbortController();
    const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
    const take = async ({ input, video }: ComparedSide, onFrame?: (frames: number) => void) => {
      try {
        return await takeSignatures(this.ffmpeg, { input, streamIndex: video.index }, either, onFrame);
      } catch (error) {
        stop.abort();
        throw error;
      }
    };
    const whole = reference.video.frame_count;
    const onFrame = (frames: number) =>
      onProgress?.({ stage: 'aligning', fraction: whole ? Math.min(1, frames / whole) : null });
    const [first, second] = await Promise.allSettled([take(reference, onFrame), take(distorted)]);
    const failed = [first, second]
      .filter((result) => result.status === 'rejected')
      .map((result) => result.reason as unknown);
    // The one that failed by itself, not the one that was stopped for it.
    if (first.status === 'rejected' || second.status === 'rejected')
      throw failed.find((error) => !isCancel(error)) ?? failed[0];
    return { reference: first.value, distorted: second.value };
  }

  private async measured(request: CompareRequest, outcome: CompareOutcome, found: Found): Promise<CompareOutcome> {
    const { reference, distorted, options, models, signal, onProgress } = request;
    const { plan, alignment, segments } = found;
    const { metrics, notMeasured } = measurable(options, plan);
    const wantsVmaf = metrics.some(({ name }) => name === 'vmaf');
    const choice = wantsVmaf
      ? chooseModel(options.vmaf_model, plan.size, reference.video.hdr.is_hdr === true, models)
      : null;
    const slow = selectSlow(segments);
    const fast = selectFast(segments, alignment.timeline.ratio);
    const [keepReference, keepDistorted] = alignment.timeline.faster === 'reference' ? [fast, slow] : [slow, fast];
    const validity = { ...outcome.validity, model_reason: choice?.reason ?? null };
    if (metrics.length === 0) return { ...outcome, validity, results: {}, notMeasured };
    const measurement = await measure(this.ffmpeg, {
      reference: { input: reference.input, streamIndex: reference.video.index, keep: keepReference },
      distorted: { input: distorted.input, streamIndex: distorted.video.index, keep: keepDistorted },
      plan,
      metrics,
      model: choice?.version ?? null,
      everyNthFrame: options.sampling.every_n_frames,
      signal,
      onFrame: (frames) => onProgress?.({ stage: 'measuring', fraction: Math.min(1, frames / outcome.rows.length) }),
    });
    const silent = metrics.filter(({ columns }) => measurement.table.column(columns[0].name).every(Number.isNaN));
    const without = silent.map(({ name }) => ({
      metric: name,
      reason: 'The tool gave no figures for these pictures.',
    }));
    const told = metrics.filter((metric) => !silent.includes(metric));
    return {
      ...outcome,
      validity,
      notMeasured: [...notMeasured, ...without],
      ...finished(measurement, told, choice, outcome, found),
    };
  }
}

interface Found {
  plan: PicturePlan;
  alignment: Alignment;
  segments: Segment[];
  sides: Sides;
}

function finished(
  { table, figures }: Measurement,
  metrics: readonly Metric[],
  choice: ModelChoice | null,
  outcome: CompareOutcome,
  { plan, sides }: Found,
): Pick<CompareOutcome, 'results' | 'table' | 'model' | 'runs'> {
  const context = {
    rows: outcome.rows,
    sceneStarts: sceneStarts(sides.reference),
    frameRate: sides.referenceRate,
    population: outcome.rows.length,
    peak: plan.peak,
  };
  return {
    results: Object.fromEntries(metrics.map((metric) => [metric.name, metricResult(metric, table, context)])),
    table,
    model: choice?.version ?? null,
    runs: { ...outcome.runs, measure: figures },
  };
}

function aligned(sides: Sides, option: ComparisonOptions['alignment']): Alignment {
  switch (option.mode) {
    case 'auto':
      return align(sides);
    case 'none':
      return alignAt(sides, 0);
    case 'fixed':
      return alignAt(sides, option.offset_frames);
  }
}

function refusals({ reference, distorted }: CompareRequest, segments: readonly Segment[]): string[] {
  const light = (side: ComparedSide) => side.video.hdr.is_hdr;
  return [
    ...(segments.length > mostSegments ? ['too_many_discontinuities'] : []),
    // A tone-mapped picture differs by intent: no metric here knows that.
    ...(light(reference) !== null && light(distorted) !== null && light(reference) !== light(distorted)
      ? ['dynamic_range_differs']
      : []),
  ];
}

function notes(options: ComparisonOptions, { reference, distorted }: Sides): string[] {
  return [
    ...(options.alignment.mode === 'auto' ? [] : ['alignment_not_checked']),
    ...(reference.seen > reference.length || distorted.seen > distorted.length ? ['tail_not_compared'] : []),
  ];
}

function measurable(options: ComparisonOptions, plan: PicturePlan): { metrics: Metric[]; notMeasured: NotMeasured[] } {
  const asked = options.metrics.map(metricNamed);
  const notMeasured = asked.flatMap(({ name, refuses }) => {
    const reason = refuses?.(plan.size) ?? null;
    return reason === null ? [] : [{ metric: name, reason }];
  });
  return { metrics: asked.filter(({ name }) => !notMeasured.some(({ metric }) => metric === name)), notMeasured };
}

function rateOf(video: VideoStream): number | null {
  return video.average_frame_rate?.value ?? video.frame_rate?.value ?? null;
}

function isCancel(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'RUN_CANCELLED';
}
