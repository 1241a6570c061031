import type { ItemSubject } from '../batch-settings';
import { shownName } from '../receive/item-sources';

/** An item with the facts of its analysis, as the export reads them. */
export interface StoredItem {
  index: number;
  status: string;
  name: string;
  subject: ItemSubject | null;
  labels: Record<string, string>;
  analysis_id: string | null;
  comparison_id: string | null;
  duplicate_of: number | null;
  verdict: string | null;
  error: { code?: string; detail?: string } | null;
  wall_seconds: number | null;
  processed_at: Date | null;
  container: {
    format_names?: string[];
    duration_sec?: number | null;
    size_bytes?: number | null;
    bit_rate_bps?: number | null;
  } | null;
  video: {
    codec?: string | null;
    width?: number | null;
    height?: number | null;
    frame_rate?: { value: number } | null;
    hdr?: { format: string } | null;
  } | null;
  audio: { codec?: string | null; channels?: number | null } | null;
  findings: number | null;
  metrics: Record<string, { mean: number | null } | undefined> | null;
}

/** A line of an export: the same fields in every format. */
export type ExportedItem = ReturnType<typeof exportedRow>;

export function exportedRow(item: StoredItem) {
  const { subject, container, video, audio, metrics } = item;
  const mean = (metric: string) => metrics?.[metric]?.mean ?? null;
  return {
    index: item.index,
    status: item.status,
    verdict: item.verdict,
    name: item.name,
    source: subject?.kind === 'analysis' ? whole(subject.source) : null,
    reference: subject?.kind === 'comparison' ? whole(subject.reference) : null,
    distorted: subject?.kind === 'comparison' ? whole(subject.distorted) : null,
    labels: item.labels,
    analysis_id: item.analysis_id,
    comparison_id: item.comparison_id,
    duplicate_of: item.duplicate_of,
    error_code: item.error?.code ?? null,
    error_detail: item.error?.detail ?? null,
    wall_seconds: item.wall_seconds,
    processed_at: item.processed_at?.toISOString() ?? null,
    format: container?.format_names?.join(' ') ?? null,
    duration_sec: container?.duration_sec ?? null,
    size_bytes: container?.size_bytes ?? null,
    bit_rate_bps: container?.bit_rate_bps ?? null,
    video_codec: video?.codec ?? null,
    width: video?.width ?? null,
    height: video?.height ?? null,
    frame_rate: video?.frame_rate?.value ?? null,
    hdr: video?.hdr?.format ?? null,
    audio_codec: audio?.codec ?? null,
    audio_channels: audio?.channels ?? null,
    findings: item.findings,
    vmaf: mean('vmaf'),
    psnr: mean('psnr'),
    ssim: mean('ssim'),
  };
}

/** The whole of what was named, so that a line finds its file again. */
function whole(named: Parameters<typeof shownName>[0]): string {
  switch (named.kind) {
    case 'file_path':
      return named.file_path;
    case 'resolved':
      return named.source.view.url ?? named.source.view.name;
    default:
      return shownName(named);
  }
}
