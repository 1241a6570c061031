import type { FastifyReply } from 'fastify';

/** Takes the reply out of Fastify's hands and sends the head of a stream of Server-Sent Events; whoever opens it ends it. */
export function openEventStream(reply: FastifyReply): void {
  reply.hijack();
  reply.raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
}
