import { type Ffmpeg, type MediaInput, type RunFigures, type VideoStream } from '@app/ffmpeg';
import { type Alignment, pairOf, type Sides } from '../alignment/alignment';
import { looksLikeOtherRange } from '../alignment/other-range';
import type { AlignmentFacts, ComparisonOptions, MetricResults, NotMeasured, Validity } from '../comparison-documents';
import { pictureSizeUnknown } from '../errors';
import type { FrameTable } from '../metrics/frame-table';
import { metricResult } from '../metrics/metric-results';
import { sceneStarts } from '../metrics/scenes';
import { alignmentFacts, comparedFrames, judgeValidity } from '../validity';
import { framesAround } from '../models/vmaf-models';
import { aligned } from './aligned';
import { isAsAssumed } from './assumption';
import { findFieldMatch } from './look-for-fields';
import type { Measurement, Measurer } from './measure';
import { alone } from './measure-alone';
import { measureAhead } from './measure-ahead';
import { sizeOfPair } from './pair-size';
import { type PicturePlan, planPictures } from './picture-plan';
import { sampleScenes, scenesOf, spreadOut } from './sample-scenes';
import { mostSegments, type Segment, segmentsOf, selectFast, selectSlow } from './select-frames';
import { takeBoth } from './take-both';
import { type Task, taskOf } from './task';

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
  /** Of the reference as it was compared, frames a second; null where unknown. */
  frameRate: number | null;
  model: string | null;
  /** A decoder found something wrong with the pictures that were measured. */
  complained: boolean;
  runs: { aligning: RunFigures[]; measure: RunFigures | null; alignSeconds: number };
  /** Pairs measured in the run of the figures, this one among them. */
  together: number;
}

/** Compares two sides: finds which frames belong together, refuses what can't be compared, and measures the rest in one run. */
export class Comparer {
  /** @param measure alone, where nothing else is said */
  constructor(
    private readonly ffmpeg: Ffmpeg,
    private readonly measure: Measurer = alone(ffmpeg),
  ) {}

  /** @throws AppError PICTURE_SIZE_UNKNOWN, and those of Ffmpeg */
  async compare(request: CompareRequest): Promise<CompareOutcome> {
    const { reference, distorted, options } = request;
    const fields = await findFieldMatch(this.ffmpeg, { reference, distorted }, request.signal);
    const plan = planPictures(reference.video, distorted.video, options.scaling, fields);
    if (!plan) throw pictureSizeUnknown({});
    const task = taskOf(request, plan);
    const began = performance.now();
    const ahead = !canMeasureAhead(request, task) ? null : await measureAhead(this.measure, request, plan, task);
    const { sides, figures } = ahead ? { sides: ahead.sides, figures: [] } : await takeBoth(this.ffmpeg, request, plan);
    const alignment = ahead?.alignment ?? aligned(sides, options.alignment);
    const segments = segmentsOf(alignment.pairing, alignment.timeline);
    const validity = judgeValidity(alignment, plan, refusals(request, segments), notes(options, sides, alignment));
    const counts = { reference: sides.reference.seen, distorted: sides.distorted.seen, segments: segments.length };
    const rows = comparedFrames(alignment);
    const scenes = samplesScenes(options) ? scenesOf(rows, sceneStarts(sides.reference)) : null;
    const found: Found = { plan, alignment, sides, rows, scenes };
    const asAssumed = ahead !== null && isAsAssumed(ahead.assumption, alignment, ahead.measurement.frames);
    const runs = [...figures, ...(ahead && !asAssumed ? [ahead.measurement.figures] : [])];
    const measurement =
      validity.valid && task.metrics.length > 0
        ? asAssumed
          ? ahead.measurement
          : await this.measured(request, found, task)
        : null;
    const measureFigures = measurement?.figures ?? null;
    const seconds = (performance.now() - began) / 1000;
    return {
      validity: { ...validity, model_reason: validity.valid ? (task.choice?.reason ?? null) : null },
      alignment: alignmentFacts(alignment, plan, counts),
      rows,
      frameRate: sides.referenceRate,
      complained: measurement?.complained ?? false,
      together: measurement?.together ?? 1,
      ...(validity.valid ? finished(measurement, task, found) : unmeasured),
      runs: {
        aligning: runs,
        measure: measureFigures,
        alignSeconds: Math.max(0, seconds - (measureFigures?.wallSeconds ?? 0)),
      },
    };
  }

  private async measured(request: CompareRequest, found: Found, task: Task): Promise<Measurement> {
    const { reference, distorted, options, signal, onProgress } = request;
    const { plan, alignment, scenes } = found;
    const { pairs } = alignment.pairing;
    const sampled =
      scenes && sampleScenes(scenes, options.sampling.every_n_scenes ?? 1, framesAround(task.choice?.version ?? null));
    const chosen = sampled ? sampled.measured.flatMap((row) => pairs[row] ?? []) : pairs;
    const segments = segmentsOf({ pairs: chosen }, alignment.timeline);
    const slow = selectSlow(segments);
    const fast = selectFast(segments, alignment.timeline);
    const [keepReference, keepDistorted] = alignment.timeline.faster === 'reference' ? [fast, slow] : [slow, fast];
    const measurement = await this.measure(() => ({
      reference: { input: reference.input, streamIndex: reference.video.index, keep: keepReference },
      distorted: { input: distorted.input, streamIndex: distorted.video.index, keep: keepDistorted },
      plan,
      size: sizeOfPair({ reference, distorted }, plan),
      metrics: task.metrics,
      model: task.choice?.version ?? null,
      everyNthFrame: options.sampling.every_n_frames,
      expectedFrames: chosen.length,
      signal,
      onFrame: (frames) => onProgress?.({ stage: 'measuring', fraction: Math.min(1, frames / chosen.length) }),
    }));
    return sampled ? { ...measurement, table: spreadOut(measurement.table, sampled) } : measurement;
  }
}

interface Found {
  plan: PicturePlan;
  alignment: Alignment;
  sides: Sides;
  rows: ComparedFrame[];
  /** Scene of each row, where scenes are sampled. */
  scenes: number[] | null;
}

type Figures = Pick<CompareOutcome, 'results' | 'notMeasured' | 'table' | 'model'>;
const unmeasured: Figures = { results: null, notMeasured: [], table: null, model: null };

function finished(measurement: Measurement | null, task: Task, { plan, sides, rows, scenes }: Found): Figures {
  if (!measurement) return { ...unmeasured, results: {}, notMeasured: task.notMeasured };
  const { table } = measurement;
  const silent = task.metrics.filter(({ columns }) => table.column(columns[0].name).every(Number.isNaN));
  const without = silent.map(({ name }) => ({ metric: name, reason: 'The tool gave no figures for these pictures.' }));
  const told = task.metrics.filter((metric) => !silent.includes(metric));
  const context = {
    rows,
    sceneStarts: sceneStarts(sides.reference),
    frameRate: sides.referenceRate,
    population: rows.length,
    peak: plan.peak,
    sampledScenes: scenes,
  };
  return {
    results: Object.fromEntries(told.map((metric) => [metric.name, metricResult(metric, table, context)])),
    notMeasured: [...task.notMeasured, ...without],
    table,
    model: task.choice?.version ?? null,
  };
}

/** Not where scenes must be known first, nor where there will be no score. */
function canMeasureAhead(request: CompareRequest, task: Task): boolean {
  return task.metrics.length > 0 && !samplesScenes(request.options) && refusals(request, []).length === 0;
}

function samplesScenes({ sampling }: ComparisonOptions): boolean {
  return (sampling.every_n_scenes ?? 1) > 1;
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

function notes(options: ComparisonOptions, sides: Sides, { pairing, timeline, trusted }: Alignment): string[] {
  const { reference, distorted } = sides;
  const pairs = pairing.pairs.map((pair) => pairOf(pair, timeline));
  return [
    ...(trusted && looksLikeOtherRange(sides, pairs) ? ['range_suspected'] : []),
    ...(options.alignment.mode === 'auto' ? [] : ['alignment_not_checked']),
    ...(reference.seen > reference.length || distorted.seen > distorted.length ? ['tail_not_compared'] : []),
  ];
}
