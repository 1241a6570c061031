import { LineSplitter } from '../ffprobe/line-splitter';

/** What a chain's filters noted of one frame, as `metadata=print` writes it. Valid until the next frame is read. */
export interface NotedFrame {
  /** Presentation time, seconds from the start of the file; null when the frame has none. */
  timeSec: number | null;
  values: ReadonlyMap<string, string>;
}

/**
 * Reads what `metadata=print` and `ametadata=print` write: a line `frame:N pts:P pts_time:T`, then `key=value` lines.
 * Takes chunks however they are cut, holds one frame, and hands it on when the next begins.
 */
export class MetadataReader {
  private readonly lines = new LineSplitter();
  private readonly values = new Map<string, string>();
  private timeSec: number | null = null;
  private open = false;

  constructor(private readonly take: (frame: NotedFrame) => void) {}

  readonly push = (chunk: Buffer): void => {
    for (const line of this.lines.push(chunk)) this.line(line);
  };

  /** Hands on the last frame; a line that was cut off by the end of the run is dropped. */
  end(): void {
    if (this.open) this.take({ timeSec: this.timeSec, values: this.values });
    this.open = false;
  }

  private line(line: string): void {
    if (line.startsWith('frame:')) {
      this.end();
      this.open = true;
      this.values.clear();
      this.timeSec = asNumber(line.slice(line.lastIndexOf('pts_time:') + 'pts_time:'.length));
      return;
    }
    const equals = line.indexOf('=');
    if (equals > 0) this.values.set(line.slice(0, equals), line.slice(equals + 1));
  }
}

/** A noted number; null where the filter wrote none, `nan`, `inf` or `-inf`: no value is no number. */
export function noted(frame: NotedFrame, key: string): number | null {
  return asNumber(frame.values.get(key));
}

function asNumber(text: string | undefined): number | null {
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}
