import { errorKind } from '@app/errors';
import type { FastifyInstance } from 'fastify';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Node reads what a packet holds to its end: 64 KB of it are 1,600 requests, whose replies would all be made and none be read. */
const mostUnanswered = 16;

const tooManyPipelined = errorKind(
  'TOO_MANY_PIPELINED',
  'too-many-requests',
  () =>
    `A connection may have ${mostUnanswered} requests that are not answered yet. Read the replies before you ask more, or use more connections.`,
);
const retryAfterSec = 1;

/**
 * Requests that come before those before them were answered (RFC 9112, 9.3.2). Their replies wait for their turn without a socket, and
 * where the connection ends first Node tells nobody: here such a reply closes as every other does, for slots and streams are given back
 * when it does. More than sixteen are refused, and the connection closed.
 */
export function boundPipelined(fastify: FastifyInstance): void {
  const unanswered = new WeakMap<Socket, Set<ServerResponse>>();
  const of = (socket: Socket): Set<ServerResponse> => {
    let replies = unanswered.get(socket);
    if (replies === undefined) {
      const made = (replies = new Set<ServerResponse>());
      unanswered.set(socket, made);
      socket.once('close', () => made.forEach(closeWaiting));
    }
    return replies;
  };
  fastify.addHook('onRequest', (request, reply, done) => {
    const replies = of(request.raw.socket);
    const { raw } = reply;
    replies.add(raw);
    raw.once('close', () => replies.delete(raw));
    if (replies.size <= mostUnanswered) return done();
    void reply.header('connection', 'close');
    done(tooManyPipelined({}, { retryAfterSec }));
  });
}

/** One that had its turn has a socket, and is closed by Node. */
function closeWaiting(reply: ServerResponse): void {
  if (reply.socket !== null || reply.closed) return;
  reply.destroy();
  reply.emit('close');
}
