import type { FrameCountSource } from './media-info';
import { asNumber, asPositive, asPositiveInteger, round } from './read-value';
import type { StreamEvidence } from './stream-evidence';
import { clockToSeconds, findTag } from './tags';

/** Declared duration of a stream, seconds: the header's, or Matroska's tag; packets where neither says it. */
export function streamDuration({ stream, packets, packetsComplete }: StreamEvidence): number | null {
  const declared = asPositive(stream['duration']) ?? clockToSeconds(tagOf(stream, 'duration'));
  const seconds = declared && declared > 0 ? declared : packetsComplete ? (packets?.duration_sec ?? null) : null;
  return seconds === null ? null : round(seconds);
}

/** Bits per second of a stream: declared, or by Matroska's statistics; packets where neither says it. */
export function streamBitRate({ stream, packets }: StreamEvidence): number | null {
  const declared = asPositive(stream['bit_rate']) ?? asPositive(tagOf(stream, 'bps'));
  return declared === null ? (packets?.bit_rate.mean_bps ?? null) : Math.round(declared);
}

/** Number of frames and where it comes from: the closest look wins. */
export function frameCount(of: StreamEvidence): { count: number | null; source: FrameCountSource | null } {
  const { stream, packets, packetsComplete } = of;
  const counted = packetsComplete && packets ? packets.packet_count - packets.discarded_count : null;
  const looks: ReadonlyArray<readonly [FrameCountSource, number | null]> = [
    ['decoded', asPositiveInteger(stream['nb_read_frames'])],
    ['packets', counted && counted > 0 ? counted : asPositiveInteger(stream['nb_read_packets'])],
    ['header', asPositiveInteger(stream['nb_frames'])],
    ['tags', asPositiveInteger(tagOf(stream, 'number_of_frames'))],
  ];
  const [source, count] = looks.find(([, value]) => value !== null) ?? [null, null];
  return { count, source };
}

/** Time of a stream's first frame, seconds. */
export function streamStart({ stream, packets }: StreamEvidence): number | null {
  return asNumber(stream['start_time']) ?? packets?.start_sec ?? null;
}

// mkvmerge writes BPS and BPS-eng
function tagOf(stream: StreamEvidence['stream'], name: string): string | null {
  return findTag(stream['tags'], name, `${name}-eng`);
}
