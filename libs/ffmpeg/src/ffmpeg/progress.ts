/** One report of `-progress`. */
export interface FfmpegProgress {
  frame: number | null;
  /** Seconds of output written so far. */
  outTimeSec: number | null;
  /** Media seconds a second. */
  speed: number | null;
  finished: boolean;
}

/** Reads `-progress` lines (`key=value`, a report ends with `progress=`). Null while a report is incomplete. */
export class ProgressReader {
  private fields = new Map<string, string>();

  take(line: string): FfmpegProgress | null {
    const equals = line.indexOf('=');
    if (equals < 0) return null;
    const key = line.slice(0, equals).trim();
    const value = line.slice(equals + 1).trim();
    this.fields.set(key, value);
    if (key !== 'progress') return null;
    const fields = this.fields;
    this.fields = new Map();
    const outTimeUs = numberOf(fields.get('out_time_us'));
    return {
      frame: numberOf(fields.get('frame')),
      outTimeSec: outTimeUs === null || outTimeUs < 0 ? null : outTimeUs / 1e6,
      speed: numberOf(fields.get('speed')?.replace(/x$/, '')),
      finished: value === 'end',
    };
  }
}

function numberOf(text: string | undefined): number | null {
  const value = text === undefined || text === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}
