import type { RawProbe } from '@app/ffmpeg';

/** A source up to this size is read whole, wherever it lies. */
export const wholeBytes = 64 << 20;
/** What is read of a larger one, as far as its bit rate is even. */
export const partBytes = 32 << 20;
const shortestSec = 1;
/** What a manifest's renditions are read of: all of them come at once. */
const manifestSec = 10;

/**
 * The part of a far source whose packets are looked at, as ffprobe's `-read_intervals`; null is all of it. A 4 GB film tells its bit
 * rate, its GOPs and its timing within a few megabytes. A stream that does not say how long it is has no part: its budgets end it.
 */
export function packetInterval(raw: RawProbe, sizeBytes: number | null): string | null {
  const durationSec = Number(raw.format?.duration);
  if (!Number.isFinite(durationSec) || durationSec <= 0) return null;
  if (/(^|,)(hls|dash)/.test(String(raw.format?.format_name))) {
    return durationSec > manifestSec ? `%+${manifestSec}` : null;
  }
  if (sizeBytes !== null && sizeBytes <= wholeBytes) return null;
  const share = sizeBytes === null ? manifestSec : (durationSec * partBytes) / sizeBytes;
  return `%+${Math.max(shortestSec, share).toFixed(3)}`;
}
