import { toldRate } from './frame-rate';
import type { FrameCountSource } from './media-info';
import { asNumber, asPositive, asPositiveInteger, asRatio, round } from './read-value';
import type { StreamEvidence } from './stream-evidence';
import { clockToSeconds, findTag } from './tags';

/** Declared and measured bit rates this far apart are not the same thing: ffprobe may have seen the first fragment alone. */
const BIT_RATES_AGREE = 0.1;

/** Matroska counts in milliseconds. */
const CLOCK_ROUNDING_SEC = 0.002;

/** Duration of a stream, seconds: the header's or Matroska's tag; from all packets where the format declares none or they contradict. */
export function streamDuration(of: StreamEvidence): number | null {
  const { stream, packets, packetsComplete, isEstimated } = of;
  if (of.header) return of.header.durationSec;
  if (of.clock !== 'container') return toldDuration(of);
  const measured = packetsComplete ? (chainedDuration(of) ?? packets?.duration_sec ?? null) : null;
  if (isEstimated && measured !== null) return measured;
  const declared = asPositive(stream['duration']) ?? taggedDuration(of);
  if (declared === null || measured === null) return declared === null ? measured : round(declared);
  return durationsAgree(declared, measured) ? round(declared) : measured;
}

/** Matroska's tag: mkvmerge writes how long a track is, ffmpeg when it ends. */
function taggedDuration({ stream, packets, packetsComplete }: StreamEvidence): number | null {
  const tagged = asPositive(clockToSeconds(tagOf(stream, 'duration')));
  const { start_sec: start = null, end_sec: end = null } = packetsComplete && packets ? packets : {};
  const isEnd = tagged !== null && start !== null && end !== null && Math.abs(tagged - end) <= CLOCK_ROUNDING_SEC;
  return isEnd ? asPositive(tagged - Math.max(0, start)) : tagged;
}

/** Seconds of all links of a chained Ogg, each of which starts its clock anew; null for anything else. */
export function chainedDuration({ formats, packets }: StreamEvidence): number | null {
  return formats.includes('ogg') ? (packets?.chained_duration_sec ?? null) : null;
}

/** Duration by the frames' own word alone, seconds: all that an elementary stream has. */
export function toldDuration({ clock, packets, packetsComplete }: StreamEvidence): number | null {
  if (clock !== 'bitstream' || !packetsComplete || packets === null) return null;
  const rate = toldRate(packets);
  return rate === null ? null : round((packets.packet_count * rate.den) / rate.num);
}

/** A declared and a measured duration agree within half a second or 1 %: rounding and priming are no lies. */
export function durationsAgree(declared: number, measured: number): boolean {
  return Math.abs(declared - measured) <= Math.max(0.5, declared * 0.01);
}

/** How MPEG-1 says that its rate varies: all bits of `bit_rate`, counted in 400 bit/s (ISO/IEC 11172-2). */
const VARIABLE_BPS = 0x3ffff * 400;

/** Bits per second that a stream declares for itself, by ffprobe. */
export function declaredBitRate({ bit_rate: rate }: { bit_rate?: unknown }): number | null {
  const declared = asPositive(rate);
  return declared === VARIABLE_BPS ? null : declared;
}

/** Bits per second of a stream: declared, or by Matroska's statistics; measured where neither says it or all packets contradict. */
export function streamBitRate(of: StreamEvidence): number | null {
  const { stream, packets, packetsComplete } = of;
  if (of.clock !== 'container') {
    const seconds = toldDuration(of);
    return seconds === null || packets === null ? null : Math.round((packets.bytes * 8) / seconds);
  }
  const declared = declaredBitRate(stream) ?? asPositive(tagOf(stream, 'bps'));
  const chained = chainedDuration(of);
  const measured = packets && chained ? (packets.bytes * 8) / chained : (packets?.bit_rate.mean_bps ?? null);
  if (declared === null || measured === null)
    return declared === null ? measured && Math.round(measured) : Math.round(declared);
  const lies = packetsComplete && Math.abs(declared / measured - 1) > BIT_RATES_AGREE;
  return Math.round(lies ? measured : declared);
}

/** Number of frames in the file (those an edit list hides too) and where it comes from: the closest look wins. */
export function frameCount(of: StreamEvidence): { count: number | null; source: FrameCountSource | null } {
  const { stream, packets, packetsComplete } = of;
  const counted = packetsComplete ? (packets?.packet_count ?? null) : null;
  const looks: ReadonlyArray<readonly [FrameCountSource, number | null]> = [
    ['decoded', asPositiveInteger(stream['nb_read_frames'])],
    ['packets', counted && counted > 0 ? counted : asPositiveInteger(stream['nb_read_packets'])],
    ['header', asPositiveInteger(stream['nb_frames'])],
    ['tags', asPositiveInteger(tagOf(stream, 'number_of_frames'))],
  ];
  const [source, count] = looks.find(([, value]) => value !== null) ?? [null, null];
  return { count, source };
}

/**
 * Time of a stream's first frame or sample, seconds. Of Matroska ffprobe gives the time of samples that the decoder drops (CodecDelay);
 * what is heard begins behind them.
 */
export function streamStart({ stream, packets, formats }: StreamEvidence): number | null {
  const start = asNumber(stream['start_time']) ?? packets?.start_sec ?? null;
  const dropped = formats.includes('matroska') ? asPositive(stream['initial_padding']) : null;
  const [rate, base] = [asPositive(stream['sample_rate']), asRatio(stream['time_base'])];
  if (start === null || dropped === null || rate === null || !base || base.num <= 0) return start;
  // in ticks of the container, to which ffprobe rounded it
  return start + (Math.round(((dropped / rate) * base.den) / base.num) * base.num) / base.den;
}

// mkvmerge writes BPS and BPS-eng
function tagOf(stream: StreamEvidence['stream'], name: string): string | null {
  return findTag(stream['tags'], name, `${name}-eng`);
}
