import { avOffset, containerDuration } from './container-duration';
import { readEncryption } from './encryption';
import type { ProbeEvidence } from './evidence';
import type { BitRateSource, Container, VideoStream } from './media-info';
import type { RawProbe } from './raw-probe';
import { asDictionary, asNumber, asPositive, asPositiveInteger, asText, type Dictionary } from './read-value';
import { formatNames, type StreamEvidence } from './stream-evidence';
import { findTag, readTags } from './tags';

/** The file as a whole. */
export function readContainer(
  raw: RawProbe,
  evidence: ProbeEvidence,
  streams: StreamEvidence[],
  video: VideoStream[],
): Container {
  const format = asDictionary(raw.format);
  const boxes = evidence.boxes ?? null;
  const duration = containerDuration(raw, evidence, streams);
  const sizeBytes = asPositiveInteger(format['size']) ?? asPositiveInteger(evidence.sizeBytes);
  const isTimeless = streams.some(({ clock }) => clock === 'none');
  const rate = isTimeless ? { bps: null, source: null } : readBitRate(format, evidence, sizeBytes, duration.seconds);
  return {
    format_names: formatNames(raw),
    long_name: asText(format['format_long_name']),
    major_brand: formatNames(raw).includes('mov')
      ? (findTag(format['tags'], 'major_brand') ?? boxes?.majorBrand ?? null)
      : null,
    duration_sec: duration.seconds,
    duration_source: duration.source,
    start_time_sec: asNumber(format['start_time']),
    size_bytes: sizeBytes,
    bit_rate_bps: rate.bps,
    bit_rate_source: rate.source,
    faststart: boxes?.faststart ?? null,
    fragmented: boxes?.hasMoov === true ? boxes.fragmented : null,
    has_edit_list: boxes?.hasMoov === true ? boxes.hasEditList : null,
    valid: raw.error === undefined && streams.length > 0,
    stream_count: streams.length,
    encryption: readEncryption(raw, evidence, streams),
    tags: readTags(format['tags']),
    av_offset_sec: avOffset(streams, video.find(({ is_best }) => is_best)?.index ?? null),
  };
}

// ffprobe's own figure is size × 8 ÷ its duration, which may not be ours
function readBitRate(
  format: Dictionary,
  evidence: ProbeEvidence,
  sizeBytes: number | null,
  durationSec: number | null,
): { bps: number | null; source: BitRateSource | null } {
  if (sizeBytes !== null && durationSec !== null) {
    return { bps: Math.round((sizeBytes * 8) / durationSec), source: 'file_size' };
  }
  const measured = evidence.packets?.complete ? evidence.packets.bit_rate.mean_bps : null;
  if (measured !== null) return { bps: measured, source: 'packets' };
  const declared = asPositive(format['bit_rate']);
  return { bps: declared, source: declared === null ? null : 'header' };
}
