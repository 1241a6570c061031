import { JobEvents, Words } from '@app/queue';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What PostgreSQL says of a job now. */
export interface Standing {
  status: 'pending' | 'running' | 'completed' | 'failed' | 'cancelled';
  document: Record<string, unknown>;
}

const heartbeatMs = 10_000;
const pollMs = 2_000;
const eventId = /^\d{1,16}-\d{1,10}$/;

/** Server-Sent Events of a job: what happens from Redis, how it stands and ends from PostgreSQL. Ends by itself. */
@Injectable()
export class EventStream {
  constructor(
    private readonly events: JobEvents,
    private readonly words: Words,
  ) {}

  /**
   * Writes until the job ended or the client went away.
   * @param standing reads the job as this caller may see it; its failure before the first byte becomes an ordinary problem reply
   */
  async serve(
    request: FastifyRequest,
    reply: FastifyReply,
    jobId: string,
    standing: () => Promise<Standing>,
  ): Promise<void> {
    const first = await standing();
    const given = request.headers['last-event-id'];
    const follower = new Follower(
      reply,
      jobId,
      standing,
      this.events,
      typeof given === 'string' && eventId.test(given) ? given : null,
    );
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    await follower.run(first, this.words);
  }
}

class Follower {
  private busy: Promise<void> = Promise.resolve();
  private over = false;

  constructor(
    private readonly reply: FastifyReply,
    private readonly jobId: string,
    private readonly standing: () => Promise<Standing>,
    private readonly events: JobEvents,
    private lastId: string | null,
  ) {}

  async run(first: Standing, words: Words): Promise<void> {
    const { raw } = this.reply;
    if (this.lastId === null) this.send('snapshot', first.document);
    await new Promise<void>((resolve) => {
      const next = () => {
        this.busy = this.busy.then(() => this.catchUp()).then(() => void (this.over && done()));
      };
      const stops = [
        words.on({ kind: 'event', id: this.jobId }, next),
        words.on({ kind: 'finished', id: this.jobId }, next),
      ];
      const poll = setInterval(next, pollMs);
      const heartbeat = setInterval(() => raw.write(': still here\n\n'), heartbeatMs);
      const done = () => {
        stops.forEach((stop) => stop());
        clearInterval(poll);
        clearInterval(heartbeat);
        raw.end();
        resolve();
      };
      raw.once('close', () => {
        this.over = true;
        done();
      });
      next();
    });
  }

  /** News first, then whether it ended: a finding is never told after the end. */
  private async catchUp(): Promise<void> {
    if (this.over) return;
    try {
      const standing = await this.standing();
      await this.tellNews(standing);
      if (standing.status === 'pending' || standing.status === 'running') return;
      this.send(standing.status, standing.document);
    } catch {
      // Deleted meanwhile, or a store is away: a client that comes back is told how it stands.
    }
    this.over = true;
  }

  private async tellNews(standing: Standing): Promise<void> {
    const news = await this.events.after(this.jobId, this.lastId).catch(() => null);
    if (!news) return;
    if (news.gap) this.send('snapshot', standing.document);
    for (const { id, type, data } of news.events) {
      this.send(type, data, id);
      this.lastId = id;
    }
  }

  private send(type: string, data: Record<string, unknown>, id?: string): void {
    this.reply.raw.write(`${id === undefined ? '' : `id: ${id}\n`}event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
  }
}
