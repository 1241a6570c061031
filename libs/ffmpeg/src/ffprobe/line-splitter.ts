import { StringDecoder } from 'node:string_decoder';

/** Lines out of chunks, however these are cut. A line longer than the bound is cut at it. */
export class LineSplitter {
  private readonly decoder = new StringDecoder('utf8');
  private rest = '';

  constructor(private readonly maxLineLength = 64 << 10) {}

  /** The lines that are complete now, without their ends. */
  push(chunk: Buffer): string[] {
    const lines = (this.rest + this.decoder.write(chunk)).split('\n');
    this.rest = (lines.pop() ?? '').slice(0, this.maxLineLength);
    return lines;
  }

  /** What stood after the last line's end; null when nothing did. */
  end(): string | null {
    const rest = this.rest + this.decoder.end();
    this.rest = '';
    return rest === '' ? null : rest;
  }
}
