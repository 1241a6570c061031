import type { ItemSubject } from '../batch-settings';
import { shownName } from '../receive/item-sources';

/** An item with the facts of its analysis or comparison, as {@link storedItems} reads them. */
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
  error_code: string | null;
  error_detail: string | null;
  wall_seconds: number | null;
  processed_at: string | null;
  format_names: string[] | null;
  duration_sec: number | null;
  size_bytes: number | null;
  bit_rate_bps: number | null;
  video_codec: string | null;
  width: number | null;
  height: number | null;
  frame_rate: number | null;
  hdr: string | null;
  audio_codec: string | null;
  audio_channels: number | null;
  findings: number | null;
  vmaf: number | null;
  psnr: number | null;
  ssim: number | null;
}

/**
 * Items of the batch `$1` after the index `$2`, at most `$3`, as one JSON text. Plain columns, each document unpacked once: a page of whole
 * documents is many times as much to read. One text, since rows that arrive field by field live long enough to grow the heap.
 */
export const storedItems = `SELECT coalesce(json_agg(row ORDER BY row.index), '[]')::text AS page FROM (
  SELECT item.index, item.status, item.name, item.subject, item.labels, item.analysis_id, item.comparison_id, item.duplicate_of, item.verdict,
    item.error->>'code' AS error_code, item.error->>'detail' AS error_detail, item.wall_seconds, item.processed_at,
    container.format_names, container.duration_sec, container.size_bytes, container.bit_rate_bps,
    video.codec AS video_codec, video.width, video.height, (video.frame_rate->>'value')::float8 AS frame_rate, video.hdr->>'format' AS hdr,
    audio.codec AS audio_codec, audio.channels AS audio_channels, jsonb_array_length(analyses.findings) AS findings,
    (metrics.vmaf->>'mean')::float8 AS vmaf, (metrics.psnr->>'mean')::float8 AS psnr, (metrics.ssim->>'mean')::float8 AS ssim
  FROM (SELECT * FROM batch_items WHERE batch_id = $1 AND index > $2 AND index <= $2 + $3) item
    LEFT JOIN analyses ON analyses.id = item.analysis_id
    LEFT JOIN comparisons ON comparisons.id = item.comparison_id
    LEFT JOIN LATERAL jsonb_to_record(analyses.media) AS media(container jsonb, video jsonb, audio jsonb) ON true
    LEFT JOIN LATERAL jsonb_to_record(media.container)
      AS container(format_names jsonb, duration_sec float8, size_bytes float8, bit_rate_bps float8) ON true
    LEFT JOIN LATERAL jsonb_to_record(media.video->0)
      AS video(codec text, width float8, height float8, frame_rate jsonb, hdr jsonb) ON true
    LEFT JOIN LATERAL jsonb_to_record(media.audio->0) AS audio(codec text, channels float8) ON true
    LEFT JOIN LATERAL jsonb_to_record(comparisons.metrics) AS metrics(vmaf jsonb, psnr jsonb, ssim jsonb) ON true
  ) row`;

/** A line of an export: the same fields in every format. */
export type ExportedItem = ReturnType<typeof exportedRow>;

export function exportedRow({ name, subject, labels, format_names, processed_at, ...item }: StoredItem) {
  return {
    index: item.index,
    status: item.status,
    verdict: item.verdict,
    name,
    source: subject?.kind === 'analysis' ? whole(subject.source) : null,
    reference: subject?.kind === 'comparison' ? whole(subject.reference) : null,
    distorted: subject?.kind === 'comparison' ? whole(subject.distorted) : null,
    labels,
    analysis_id: item.analysis_id,
    comparison_id: item.comparison_id,
    duplicate_of: item.duplicate_of,
    error_code: item.error_code,
    error_detail: item.error_detail,
    wall_seconds: item.wall_seconds,
    processed_at: processed_at === null ? null : new Date(processed_at).toISOString(),
    format: format_names?.join(' ') ?? null,
    duration_sec: item.duration_sec,
    size_bytes: item.size_bytes,
    bit_rate_bps: item.bit_rate_bps,
    video_codec: item.video_codec,
    width: item.width,
    height: item.height,
    frame_rate: item.frame_rate,
    hdr: item.hdr,
    audio_codec: item.audio_codec,
    audio_channels: item.audio_channels,
    findings: item.findings,
    vmaf: item.vmaf,
    psnr: item.psnr,
    ssim: item.ssim,
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
