/** Reads libvmaf's CSV log line by line: a head of names, then a frame a line. Values of infinity are written `inf`. */
export class VmafLog {
  private names: string[] | null = null;

  /** @param take is given the frame's number and its figures by libvmaf's names */
  constructor(private readonly take: (frame: number, figures: ReadonlyMap<string, number>) => void) {}

  line(text: string): void {
    const fields = text.trim().split(',');
    if (!this.names) {
      this.names = fields;
      return;
    }
    const frame = Number(fields[0]);
    if (text.trim() === '' || !Number.isInteger(frame)) return;
    const figures = new Map<string, number>();
    this.names.forEach((name, n) => {
      const value = fields[n];
      if (n > 0 && name !== '' && value !== undefined && value !== '') figures.set(name, figure(value));
    });
    this.take(frame, figures);
  }
}

/** A figure as ffmpeg and libvmaf print it; NaN for what is none. */
export function figure(text: string): number {
  if (/^\+?inf/i.test(text)) return Number.POSITIVE_INFINITY;
  if (/^-inf/i.test(text) || text.trim() === '') return Number.NaN;
  return Number(text);
}
