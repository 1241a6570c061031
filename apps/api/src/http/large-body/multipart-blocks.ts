import { multipartInvalid } from '../multipart-errors';
import type { MultipartParser } from '../multipart-reception';
import { BlockChannel } from './block-channel';
import { DelimiterSearch } from './delimiter-search';
import type { BodyBlock, TakenBody } from './taken-body';

const headerEnd = Buffer.from('\r\n\r\n');
const nothing = Buffer.alloc(0);
/** In what comes before the file; each costs a step of the parser. */
const mostBlankLines = 10_000;

/** The boundary of a content type in its usual form (RFC 7578, 4.1), for which this reader and the parser can't differ; else null. */
export function boundaryOf(contentType = ''): string | null {
  return /^multipart\/form-data; ?boundary=("?)([\w.+-]{1,70})\1$/i.exec(contentType)?.[2] ?? null;
}

/**
 * A multipart body in blocks. The parser reads all of it but the inside of the file, which goes past it as it lies in memory: no byte of it
 * can be anything but content until the delimiter comes (RFC 2046, 5.1.1), and that is looked for here.
 */
export class MultipartBlocks {
  /** the file's */
  readonly content = new BlockChannel();
  private readonly delimiter: Buffer;
  private readonly search: DelimiterSearch;
  private place: 'before' | 'file' | 'after' = 'before';
  /** Bytes not yet dealt with, of which the parser has read the first `parsed`. */
  private held = nothing;
  private parsed = 0;
  private blankLines = 0;
  private stepping = false;
  private parser!: MultipartParser;
  private finished!: Promise<void>;

  constructor(
    private readonly body: Pick<TakenBody, 'next'>,
    boundary: string,
  ) {
    this.delimiter = Buffer.from(`\r\n--${boundary}`);
    this.search = new DelimiterSearch(this.delimiter);
  }

  /** To be told when the parser finds the file. @returns false when it does not do so where a file can begin */
  begins(): boolean {
    if (this.stepping) this.place = 'file';
    return this.stepping;
  }

  /** Reads the body to its end. @throws what the parser or the body throws */
  async parse(parser: MultipartParser): Promise<void> {
    this.parser = parser;
    this.finished = new Promise((resolve, reject) => void parser.once('finish', resolve).once('error', reject));
    this.finished.catch(() => undefined);
    for (let block = await this.body.next(); block !== null; block = await this.body.next()) await this.take(block);
    await this.feed(this.held.subarray(this.parsed));
    parser.end();
    await this.finished;
  }

  private async take(block: BodyBlock): Promise<void> {
    const bytes = block.after(this.held);
    this.held = nothing;
    let start = this.place === 'file' ? 0 : null;
    try {
      if (this.place === 'after') await this.feed(bytes);
      if (this.place === 'before') start = await this.before(bytes);
    } catch (error) {
      block.release();
      throw error;
    }
    if (start === null) block.release();
    else await this.inFile(block, bytes, start);
  }

  /** @returns where the file's content starts; null when it does not start in these bytes */
  private async before(bytes: Buffer): Promise<number | null> {
    for (let found = bytes.indexOf(headerEnd); found >= 0; found = bytes.indexOf(headerEnd, found + 1)) {
      const start = found + headerEnd.length;
      if (bytes.length < start + this.delimiter.length) return this.hold(bytes, found);
      this.blankLines += 1;
      if (this.blankLines > mostBlankLines) throw multipartInvalid({ reason: 'too much comes before its file.' });
      await this.parseTo(bytes, start);
      if (await this.fileBegins(bytes, start)) return start;
    }
    return this.hold(bytes, Math.max(0, bytes.length - headerEnd.length + 1));
  }

  /** The parser tells that a header is over when what follows is seen not to be a delimiter: mostly after one byte. */
  private async fileBegins(bytes: Buffer, start: number): Promise<boolean> {
    this.stepping = true;
    const lineEnd = 2;
    for (let at = start; at < start + this.delimiter.length - lineEnd; at += 1) {
      await this.parseTo(bytes, at + 1);
      if (bytes[at] !== this.delimiter[at - start + lineEnd]) break;
    }
    this.stepping = false;
    return this.place === 'file';
  }

  private async inFile(block: BodyBlock, bytes: Buffer, start: number): Promise<void> {
    const found = this.search.in(bytes, start);
    const end = found >= 0 ? found : Math.max(start, bytes.length - this.delimiter.length + 1);
    // What the parser has seen of the content so far does not matter: a delimiter begins nowhere within another.
    const rest = Buffer.from(bytes.subarray(found >= 0 ? found : end));
    this.parsed = 0;
    if (start < end) this.content.push({ bytes: bytes.subarray(start, end), release: () => block.release() });
    else block.release();
    if (found < 0) {
      this.held = rest;
      return;
    }
    this.place = 'after';
    this.content.end();
    await this.feed(rest);
  }

  private async parseTo(bytes: Buffer, end: number): Promise<void> {
    if (end <= this.parsed) return;
    const piece = bytes.subarray(this.parsed, end);
    this.parsed = end;
    await this.feed(piece);
  }

  private async hold(bytes: Buffer, from: number): Promise<null> {
    await this.parseTo(bytes, from);
    this.held = Buffer.from(bytes.subarray(from));
    this.parsed -= from;
    return null;
  }

  /** The parser keeps what it is given for a while, hence the copy. */
  private async feed(bytes: Buffer): Promise<void> {
    if (bytes.length === 0) return;
    const read = new Promise<void>((resolve) => void this.parser.write(Buffer.from(bytes), () => resolve()));
    await Promise.race([read, this.finished]);
  }
}
