import { errorKind } from '@app/errors';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { boundedJson } from './bounded-json';
import { WrittenBody, writtenBodyOf } from './written-body';

/** Longer bodies are read once their sender has been let in: strangers pay for the sending, not this process for the reading. */
const readAtOnceChars = 64 * 1024;

const bodyNotJson = errorKind<{ reason: string }>(
  'BODY_NOT_JSON',
  'bad-request',
  (d) => `The body is not acceptable JSON: ${d.reason}`,
);

class UnreadBody {
  constructor(readonly text: string) {}
}

/** Replaces Fastify's JSON parser by one that refuses what would cost too much, and leaves large bodies to {@link LargeBodyGuard}. */
export function acceptJson(fastify: FastifyInstance): void {
  // Fastify takes plain text unasked; here it is a body of the wrong type.
  fastify.removeContentTypeParser(['application/json', 'text/plain']);
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = body as string;
    if (writtenBodyOf(request) === 'all') return done(null, new WrittenBody(text, 'json'));
    if (text.length > readAtOnceChars) return done(null, new UnreadBody(text));
    try {
      done(null, parse(text));
    } catch (error) {
      done(error as Error);
    }
  });
}

/** Reads a large JSON body. It must come after the guards that say who may send one. */
@Injectable()
export class LargeBodyGuard implements CanActivate {
  /** @throws AppError BODY_NOT_JSON */
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.body instanceof UnreadBody) request.body = parse(request.body.text);
    return true;
  }
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  const body = read(text);
  if (body === null)
    throw bodyNotJson({ reason: 'it is null. Send an object, or no body at all where none is needed.' });
  return body;
}

function read(text: string): unknown {
  try {
    return boundedJson(text);
  } catch (error) {
    throw bodyNotJson({ reason: (error as Error).message });
  }
}
