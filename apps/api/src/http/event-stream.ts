import { JobEvents, Words } from '@app/queue';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What PostgreSQL says of a job now. */
export interface Standing {
  status: 'pending' | 'running' | 'completed' | 'failed' | 'cancelled';
  document: Record<string, unknown>;
}

const heartbeatMs = 10_000;
const pollMs = 2_000;
/** A reader so far behind is let go: it comes back and is told how it stands. */
const mostUnreadBytes = 1024 * 1024;
const eventId = /^\d{1,16}-\d{1,10}$/;

/** Server-Sent Events of a job: what happens from Redis, how it stands and ends from PostgreSQL. Ends by itself. */
@Injectable()
export class EventStream implements OnModuleDestroy {
  private readonly followers = new Set<Follower>();

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
    this.followers.add(follower);
    await follower.run(first, this.words).finally(() => this.followers.delete(follower));
  }

  /** Ends every stream: its client resumes on another replica, from the last event it saw. */
  onModuleDestroy(): void {
    for (const follower of this.followers) follower.end();
  }
}

class Follower {
  private busy: Promise<void> = Promise.resolve();
  private over = false;
  private told = '';

  constructor(
    private readonly reply: FastifyReply,
    private readonly jobId: string,
    private readonly standing: () => Promise<Standing>,
    private readonly events: JobEvents,
    private lastId: string | null,
  ) {}

  async run(first: Standing, words: Words): Promise<void> {
    const { raw } = this.reply;
    if (this.lastId === null) this.snapshot(first);
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

  end(): void {
    this.reply.raw.end();
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
    if (!news) return this.snapshotOfNews(standing);
    if (news.gap) {
      this.snapshot(standing);
      this.lastId = null;
    }
    for (const { id, type, data } of news.events) {
      this.send(type, data, id);
      this.lastId = id;
    }
  }

  /** While the stream can't be read, PostgreSQL's progress is the news. */
  private snapshotOfNews(standing: Standing): void {
    if (visibleOf(standing) !== this.told) this.snapshot(standing);
  }

  private snapshot(standing: Standing): void {
    this.told = visibleOf(standing);
    this.send('snapshot', standing.document);
  }

  private send(type: string, data: Record<string, unknown>, id?: string): void {
    this.reply.raw.write(`${id === undefined ? '' : `id: ${id}\n`}event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
    if (this.reply.raw.writableLength > mostUnreadBytes) this.reply.raw.destroy();
  }
}

function visibleOf({ status, document }: Standing): string {
  return JSON.stringify([status, document['progress']]);
}
