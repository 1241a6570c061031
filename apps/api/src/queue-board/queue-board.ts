import { createBullBoard } from '@bull-board/api';
import { BullAdapter } from '@bull-board/api/bullAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import { Doorbell } from '@app/queue';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';

export const boardPath = '/api/v1/admin/queues';

/** The page names a foreign font: whoever administers this need not tell anybody. The content security policy would block it anyway. */
const foreignFonts = /<link href="https:\/\/fonts\.[^>]*>/g;

const redisAway = {
  type: 'about:blank',
  title: 'Service Unavailable',
  status: 503,
  code: 'QUEUE_UNAVAILABLE',
  detail: 'The doorbells can’t be read: Redis does not answer. No work is lost; try again in a moment.',
};

/**
 * Bull Board over the doorbells, to look at: behind our own routes, which alone decide who sees it, and with nothing that changes a
 * queue. Which work there is stands in PostgreSQL; a bell is only what wakes a worker.
 */
@Injectable()
export class QueueBoard implements OnApplicationShutdown {
  private board: Promise<FastifyInstance> | null = null;

  constructor(private readonly doorbell: Doorbell) {}

  /** Answers a request that was let through. What the reply carries already, such as its security headers, stays. */
  async serve(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const board = await (this.board ??= this.laidOut());
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) reply.raw.setHeader(name, value);
    }
    reply.raw.setHeader('cache-control', 'no-store');
    reply.hijack();
    board.routing(request.raw, reply.raw);
  }

  /** Made when somebody first looks: it is large, and most starts of the API never show it. */
  private async laidOut(): Promise<FastifyInstance> {
    const board = fastify();
    const adapter = new FastifyAdapter().setBasePath(boardPath);
    createBullBoard({
      queues: this.doorbell
        .queues()
        .map((queue) => new BullAdapter(queue, { readOnlyMode: true, allowRetries: false })),
      serverAdapter: adapter,
      options: { uiConfig: { boardTitle: 'FFprobe API · doorbells' } },
    });
    board.addHook('onSend', async (_request, reply, payload) => {
      if (reply.statusCode >= 500) return this.away(reply);
      return isPage(reply) ? withLength(reply, String(payload).replace(foreignFonts, '')) : payload;
    });
    await board.register(adapter.registerPlugin(), { prefix: boardPath });
    await board.ready();
    return board;
  }

  /** In place of what the board says itself, which tells the stack. */
  private away(reply: FastifyReply): string {
    void reply.status(redisAway.status).type('application/problem+json; charset=utf-8').header('retry-after', '5');
    return withLength(reply, JSON.stringify({ ...redisAway, request_id: String(reply.raw.getHeader('x-request-id')) }));
  }

  async onApplicationShutdown(): Promise<void> {
    await (await this.board)?.close();
  }
}

function isPage(reply: FastifyReply): boolean {
  return String(reply.getHeader('content-type')).startsWith('text/html');
}

function withLength(reply: FastifyReply, body: string): string {
  void reply.header('content-length', Buffer.byteLength(body));
  return body;
}
