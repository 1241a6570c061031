import { BlockMemory } from '@app/storage';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { lingeringClose } from './lingering-close';
import { TakenBody } from './taken-body';

/** Below this a connection made anew would cost more than is won. */
const largeBytes = 16 * 1024 * 1024;

/** 4 blocks of 1 MiB each for 12 bodies at once: 48 MiB at most. Larger blocks leave the caches, smaller ones cost more messages. */
const memory = new BlockMemory(1024 * 1024, 4, 12);

/**
 * Takes a large body from Node's parser, so that it goes through memory that is used again instead of a new buffer of each 64 KiB, which
 * the collector would mark the whole heap for. The connection is closed after the reply, which says so.
 * @returns null where the body must be read as a stream: of unknown or small length, too many at once, or no socket that can be read so
 */
export function takeBody(request: FastifyRequest, reply: FastifyReply): TakenBody | null {
  const { raw } = request;
  const bytes = Number(raw.headers['content-length'] ?? 0);
  if (!(bytes >= largeBytes) || raw.headers['transfer-encoding'] !== undefined) return null;
  // Not while replies to requests before this one still go out.
  if (reply.raw.socket !== raw.socket) return null;
  const body = TakenBody.of(raw, bytes, memory);
  if (body === null) return null;
  void reply.header('connection', 'close');
  lingeringClose(raw.socket, () => body.stillComes);
  return body;
}
