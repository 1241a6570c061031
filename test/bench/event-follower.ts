import { Agent, request } from 'node:http';

/** What one client saw of a job. */
export interface Followed {
  jobId: string;
  /** ids of its numbered events */
  events: ReadonlySet<string>;
  /** each came once, and after those before it */
  inOrder: boolean;
  /** milliseconds from when an event was told until it was here, of those told after this client had come */
  late: number[];
  /** name of the last event, if it is an end */
  end: 'completed' | 'failed' | 'cancelled' | null;
  /** milliseconds from the job's end until it was here */
  endLate: number | null;
}

const ends: readonly string[] = ['completed', 'failed', 'cancelled'];

/** Follows jobs' events at the least cost for the caller: hundreds of them share a core with what they measure. */
export class EventFollower {
  private readonly agent = new Agent();

  constructor(
    private readonly baseUrl: string,
    private readonly apiKey: string,
  ) {}

  /**
   * Until the stream ends; a stream that breaks off is one without an end.
   * @param kind what the job is, as paths have it
   * @throws when it is refused
   */
  follow(jobId: string, kind = 'probe/analyses'): Promise<Followed> {
    const headers = { 'x-api-key': this.apiKey, accept: 'text/event-stream' };
    return new Promise((resolve, reject) => {
      const url = `${this.baseUrl}/api/v1/${kind}/${jobId}/events`;
      request(url, { agent: this.agent, headers }, (reply) => {
        if (reply.statusCode !== 200) return reject(new Error(`${url}: ${reply.statusCode}`));
        const client = new Client(jobId);
        reply.setEncoding('utf8').on('data', (text: string) => client.take(text));
        reply.once('close', () => resolve(client.seen()));
      })
        .once('error', reject)
        .end();
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

class Client {
  private readonly cameAt = Date.now();
  private readonly events = new Set<string>();
  private readonly late: number[] = [];
  private inOrder = true;
  private last: readonly [number, number] = [0, 0];
  private end: Followed['end'] = null;
  private endLate: number | null = null;
  private rest = '';

  constructor(private readonly jobId: string) {}

  take(text: string): void {
    const now = Date.now();
    const blocks = (this.rest + text).split('\n\n');
    this.rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, id] = /^id: (.*)$/m.exec(block) ?? [];
      if (id !== undefined) this.numbered(id, now);
      const [, name = ''] = /^event: (.*)$/m.exec(block) ?? [];
      if (ends.includes(name)) this.ended(name as NonNullable<Followed['end']>, block, now);
    }
  }

  seen(): Followed {
    const { jobId, events, inOrder, late, end, endLate } = this;
    return { jobId, events, inOrder, late, end, endLate };
  }

  /** The first part of an event's id is the clock of Redis, which is this machine's. */
  private numbered(id: string, now: number): void {
    const [told = 0, number = 0] = id.split('-').map(Number);
    if (told < this.last[0] || (told === this.last[0] && number <= this.last[1])) this.inOrder = false;
    this.last = [told, number];
    this.events.add(id);
    if (told >= this.cameAt) this.late.push(now - told);
  }

  private ended(name: NonNullable<Followed['end']>, block: string, now: number): void {
    this.end = name;
    const [, at] = /"processed_at":\s*"([^"]+)"/.exec(block) ?? [];
    if (at !== undefined) this.endLate = now - Date.parse(at);
  }
}
