import { declaredBitRate } from '@app/ffmpeg';
import type { Sources } from './sources';
import { bestVideo } from './sources';

/** Declared and measured bit rates of the file and of every stream, and their peaks. */
export function bitRateResults({ raw, media, evidence }: Sources) {
  const { packets } = evidence;
  const video = bestVideo({ media });
  return {
    container_bps: media.container.bit_rate_bps,
    source: media.container.bit_rate_source,
    video_bps: video?.bit_rate_bps ?? null,
    audio_bps: media.audio.map((stream) => stream.bit_rate_bps),
    measured_bps: packets?.bit_rate.mean_bps ?? null,
    peak_1s_bps: packets?.bit_rate.peak_1s_bps ?? null,
    peak_window: packets?.bit_rate.peak_window ?? null,
    streams: (packets?.streams ?? []).map(({ stream_index, bytes, bit_rate, gop_bit_rate: gop }) => ({
      stream_index,
      bytes,
      declared_bps: declaredBitRate(raw.streams?.find((stream) => stream.index === stream_index) ?? {}),
      measured_bps: bit_rate.mean_bps,
      peak_1s_bps: bit_rate.peak_1s_bps,
      peak_window: bit_rate.peak_window,
      gop: gop && { mean_bps: gop.mean_bps, min_bps: gop.min_bps, max_bps: gop.max_bps, max_at_sec: gop.max_at_sec },
    })),
  };
}

/** The container as a whole, and where its bytes are. */
export function containerResults({ raw, media, evidence }: Sources) {
  const { size_bytes: size, ...rest } = media.container;
  const { packets, boxes } = evidence;
  const essence = packets?.complete ? packets.bytes : null;
  const overhead = essence !== null && size !== null ? size - essence : null;
  return {
    format_names: rest.format_names,
    long_name: rest.long_name,
    major_brand: rest.major_brand,
    compatible_brands: boxes?.compatibleBrands ?? null,
    duration_sec: rest.duration_sec,
    duration_source: rest.duration_source,
    start_time_sec: rest.start_time_sec,
    av_offset_sec: rest.av_offset_sec,
    probe_score: raw.format?.probe_score ?? null,
    faststart: rest.faststart,
    fragmented: rest.fragmented,
    fragment_count: boxes?.walked === false ? null : (boxes?.fragmentCount ?? null),
    has_edit_list: rest.has_edit_list,
    edit_lists: (boxes?.tracks ?? [])
      .filter(({ edits }) => edits.length > 0)
      .map(({ trackId, edits }) => ({
        track_id: trackId,
        edits: edits.map(({ durationSec, mediaStartSec }) => ({
          duration_sec: durationSec,
          media_start_sec: mediaStartSec,
        })),
      })),
    malformed_box: boxes?.malformedBox ?? null,
    interleave_sec: packets?.interleave_sec ?? null,
    size: {
      file_bytes: size,
      essence_bytes: essence,
      overhead_bytes: overhead,
      overhead_percent: share(overhead, size),
    },
    stream_count: rest.stream_count,
    programs: (raw.programs ?? []).length,
    chapters: media.chapters.length,
    attachments: media.data.filter(({ kind }) => kind === 'attachment' || kind === 'font').length,
    valid: rest.valid,
  };
}

const share = (part: number | null, of: number | null): number | null =>
  part === null || of === null || of === 0 ? null : Math.round((part / of) * 1e4) / 100;
