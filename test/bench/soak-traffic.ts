import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type { HttpCaller } from './http-caller';

export const kinds = ['probe', 'cached GET', 'list', 'upload', 'async submit', 'events until the end'] as const;
export type Kind = (typeof kinds)[number];

/** One call that was answered as it should be. */
export interface Call {
  kind: Kind;
  /** seconds from the start of the traffic until the answer */
  atSec: number;
  ms: number;
}

/** What became of the calls; grows while the traffic goes on. */
export interface Traffic {
  calls: Call[];
  /** answers 429 and 503: the service's right */
  refused: number;
  /** anything else that was not expected, and broken connections */
  errors: string[];
}

/** A refused caller's patience. */
const patienceMs = 1_000;
const boundary = 'bench-soak-boundary';
/** One job in so many decodes; more would be a test of the decoder. */
const fullEvery = 20;

class Refused extends Error {}

/** The callers of a working day, each at its pace: well below what the service can do, so that what changes is the service. */
export class SoakTraffic {
  readonly traffic: Traffic = { calls: [], refused: 0, errors: [] };
  private readonly began = performance.now();
  private jobs = 0;

  /**
   * @param clip file below the media root
   * @param cached id of an analysis
   */
  constructor(
    private readonly http: HttpCaller,
    private readonly clip: string,
    private readonly cached: string,
  ) {}

  /** Seconds since the start. */
  get nowSec(): number {
    return (performance.now() - this.began) / 1000;
  }

  /** Calls until then; what is under way is waited for. */
  async run(seconds: number): Promise<void> {
    const name = `media/${this.clip.split('/').at(-1)}`;
    const form = formOf(readFileSync(this.clip));
    const callers: [callers: number, everyMs: number, turn: () => Promise<void>][] = [
      [4, 400, () => this.probe(name)],
      [4, 80, () => this.measured('cached GET', 'GET', `/api/v1/probe/analyses/${this.cached}`, [200]).then(forget)],
      [2, 200, () => this.measured('list', 'GET', '/api/v1/probe/analyses?limit=20', [200]).then(forget)],
      [2, 1_000, () => this.upload(form)],
      [3, 600, () => this.job(name)],
    ];
    const loops = callers.flatMap(([count, everyMs, turn]) =>
      Array.from({ length: count }, (_, place) => this.caller(everyMs, (everyMs * place) / count, seconds, turn)),
    );
    await Promise.all(loops);
  }

  private async caller(everyMs: number, offsetMs: number, seconds: number, turn: () => Promise<void>): Promise<void> {
    let due = performance.now() + offsetMs;
    while (this.nowSec < seconds) {
      await delay(Math.max(0, due - performance.now()));
      due = Math.max(due + everyMs, performance.now());
      try {
        await turn();
      } catch (error) {
        if (error instanceof Refused) this.traffic.refused += 1;
        else this.traffic.errors.push(String(error));
        await delay(patienceMs);
      }
    }
  }

  private async probe(name: string): Promise<void> {
    const body = { file_path: name, depth: 'quick', fresh: true };
    const bytes = await this.measured('probe', 'POST', '/api/v1/probe/file', [200, 202], body);
    const { status } = JSON.parse(bytes.toString()) as { status: string };
    if (status !== 'completed') throw new Error(`a probe that was waited for is ${status}`);
  }

  private async upload(form: Buffer): Promise<void> {
    const type = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    const bytes = await this.measured('upload', 'POST', '/api/v1/uploads', [201], form, type);
    const { upload_id: id } = JSON.parse(bytes.toString()) as { upload_id: string };
    await this.expected('DELETE', `/api/v1/uploads/${id}`, [204]);
  }

  /** Submitted, followed to its end. */
  private async job(name: string): Promise<void> {
    this.jobs += 1;
    const depth = this.jobs % fullEvery === 0 ? 'full' : 'quick';
    const body = { file_path: name, depth, fresh: true, async: true };
    const bytes = await this.measured('async submit', 'POST', '/api/v1/probe/file', [202], body);
    const { id } = JSON.parse(bytes.toString()) as { id: string };
    const path = `/api/v1/probe/analyses/${id}/events`;
    const events = await this.measured('events until the end', 'GET', path, [200]);
    if (!events.includes('event: completed')) throw new Error(`${path}: ended without the job's end`);
  }

  private async measured(
    kind: Kind,
    method: string,
    path: string,
    expected: readonly number[],
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Buffer> {
    const began = performance.now();
    const bytes = await this.expected(method, path, expected, body, headers);
    this.traffic.calls.push({ kind, atSec: this.nowSec, ms: performance.now() - began });
    return bytes;
  }

  private async expected(
    method: string,
    path: string,
    expected: readonly number[],
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Buffer> {
    const { status, bytes } = await this.http.ask(method, path, body, headers);
    if (expected.includes(status)) return bytes;
    if (status === 429 || status === 503) throw new Refused();
    throw new Error(`${method} ${path}: ${status} ${bytes.toString().slice(0, 300)}`);
  }
}

function formOf(file: Buffer): Buffer {
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="sample.mp4"\r\ncontent-type: video/mp4\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}

function forget(): void {
  // What it answered was only waited for.
}
