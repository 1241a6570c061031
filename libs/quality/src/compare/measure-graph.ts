import type { Metric } from '../metrics/metric';
import { modelOption } from '../models/vmaf-models';

export interface MeasureGraph {
  /** Streams as ffmpeg names them, e.g. `1:0`: input and index in its file. */
  distortedStream: string;
  referenceStream: string;
  /** Filters ahead of counting, as {@link PicturePlan.before}. */
  before: { distorted: string; reference: string };
  /** Expressions of filter `select`. */
  keepDistorted: string;
  keepReference: string;
  /** Chains that bring the sides together. */
  distorted: string;
  reference: string;
  metrics: readonly Metric[];
  /** Null without a metric of libvmaf. */
  libvmaf: { model: string | null; logPath: string; threads: number; subsample: number } | null;
  /** Output for the notes of the frames, e.g. `pipe:5`; its colon is escaped here. */
  notes: string;
  /** Label of the graph's end; every graph of a run has its own. */
  end: string;
}

/** The shorter side ends the comparison: its last frame is not compared again. */
const together = 'shortest=1:repeatlast=0';

/**
 * One graph for everything: each side decoded once, kept frames numbered anew, the distorted side led through every filter with a copy of
 * the reference; filters note their figures on its frames. Filters select, scale, psnr, ssim, xpsnr, libvmaf, metadata.
 * Notes are written at once (`direct`): they are the progress, and a buffer of them lasts for hundreds of frames.
 */
export function measureGraph(graph: MeasureGraph): string {
  const filters = filtersOf(graph);
  const copies = filters.map((_, n) => `[r${n}]`).join('');
  const side = (stream: string, before: string, keep: string, chain: string) =>
    `[${stream}]${before}select='${keep}',settb=1/1000,setpts=N*40,${chain}`;
  return [
    `${side(graph.distortedStream, graph.before.distorted, graph.keepDistorted, graph.distorted)}[d0]`,
    `${side(graph.referenceStream, graph.before.reference, graph.keepReference, graph.reference)},split=${filters.length}${copies}`,
    ...filters.map((filter, n) => `[d${n}][r${n}]${filter}${filter.includes('=') ? ':' : '='}${together}[d${n + 1}]`),
    `[d${filters.length}]metadata=mode=add:key=seen:value=1,metadata=mode=print:direct=1:file=${graph.notes.replaceAll(':', '\\\\:')}${graph.end}`,
  ].join(';');
}

function filtersOf({ metrics, libvmaf }: MeasureGraph): string[] {
  const own = [...new Set(metrics.map((metric) => metric.filter))].filter((filter) => filter !== 'libvmaf');
  return [...own, ...(libvmaf ? [libvmafFilter(metrics, libvmaf)] : [])];
}

/** Without VMAF asked for libvmaf runs its default model all the same: it has no way without one. */
function libvmafFilter(
  metrics: readonly Metric[],
  { model, logPath, threads, subsample }: NonNullable<MeasureGraph['libvmaf']>,
): string {
  const features = metrics.flatMap(({ feature }) => (feature === undefined ? [] : [feature])).join('|');
  return [
    `libvmaf=n_threads=${threads}`,
    ...(subsample > 1 ? [`n_subsample=${subsample}`] : []),
    ...(model === null ? [] : [`model='${modelOption(model)}'`]),
    ...(features === '' ? [] : [`feature='${features}'`]),
    'log_fmt=csv',
    `log_path='${logPath}'`,
  ].join(':');
}
