import type { IncomingMessage } from 'node:http';
import type { FarPlan } from './far-file';

const leastAhead = 256 << 10;
const mostAhead = 4 << 20;
const mostHops = 5;
const mebibyte = 1 << 20;

/** Why no more is read: a budget is spent, or the origin gives no ranges. Its message tells people. */
export class ReadingEnded extends Error {}

/**
 * Runs boxed: reads a far file by ranges through the proxy of its box. What is read in a row is fetched ahead in pieces that grow to
 * 4 MiB; a jump begins small again. Bytes and requests are counted as they are asked for.
 */
export class RangedReader {
  private window: Uint8Array = new Uint8Array(0);
  private from = 0;
  private ahead = leastAhead;
  private bytes = 0;
  private requests = 0;
  /** Taken when it is needed: it takes longer to load than most files at hand to read. */
  private readonly http = process.getBuiltinModule('node:http');
  private readonly agent = new this.http.Agent({ keepAlive: true, maxSockets: 1 });

  /** @param proxy address of the proxy inside the box */
  constructor(
    private readonly plan: FarPlan,
    private readonly proxy: string,
  ) {}

  /** Bytes of the file, fewer at its end. @throws ReadingEnded */
  async read(offset: number, length: number): Promise<Uint8Array> {
    const end = Math.min(this.plan.sizeBytes, offset + length);
    if (offset >= end) return new Uint8Array(0);
    const known = offset >= this.from && end <= this.from + this.window.length;
    if (!known) await this.fetch(offset, end - offset);
    return this.window.subarray(offset - this.from, end - this.from);
  }

  close(): void {
    this.agent.destroy();
  }

  private async fetch(offset: number, length: number): Promise<void> {
    const { sizeBytes, mostBytes } = this.plan;
    const goesOn = this.window.length > 0 && offset === this.from + this.window.length;
    this.ahead = goesOn ? Math.min(this.ahead * 2, mostAhead) : leastAhead;
    const size = Math.min(Math.max(length, this.ahead), sizeBytes - offset, mostBytes - this.bytes);
    if (size < length) throw new ReadingEnded(`no more than ${Math.floor(mostBytes / mebibyte)} MiB are read for it`);
    this.bytes += size;
    const body = await this.ask(offset, size);
    this.window = await wholeOf(body, size);
    this.from = offset;
  }

  private async ask(offset: number, size: number): Promise<IncomingMessage> {
    let { url } = this.plan;
    for (let hop = 0; ; hop += 1) {
      if (this.requests >= this.plan.mostRequests) {
        throw new ReadingEnded(`no more requests than ${this.plan.mostRequests} are made for it`);
      }
      this.requests += 1;
      const answer = await this.send(url, `bytes=${offset}-${offset + size - 1}`);
      const { statusCode: status = 502, headers } = answer;
      const range = headers['content-range'] ?? '';
      if (status === 206 && range.startsWith(`bytes ${offset}-`)) return answer;
      answer.destroy();
      const moved = status >= 300 && status < 400 && headers.location !== undefined && hop < mostHops;
      if (!moved) throw new ReadingEnded(status < 300 ? 'the origin has no ranges' : `the origin answered ${status}`);
      url = new URL(headers.location ?? '', url).href;
    }
  }

  private send(url: string, range: string): Promise<IncomingMessage> {
    const { hostname, port } = new URL(this.proxy);
    const headers = { host: new URL(url).host, accept: '*/*', range };
    return new Promise((resolve, reject) => {
      const sent = this.http.get({ agent: this.agent, hostname, port, path: url, headers }, resolve);
      sent.once('error', () => reject(new ReadingEnded('the connection broke')));
    });
  }
}

async function wholeOf(body: IncomingMessage, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let length = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      // an origin may answer with more than it was asked for; leaving the loop ends its answer
      const wanted = chunk.subarray(0, size - length);
      bytes.set(wanted, length);
      length += wanted.length;
      if (length === size) break;
    }
  } catch {
    // what is missing is told below
  }
  if (length < size) throw new ReadingEnded('the connection broke');
  return bytes;
}
