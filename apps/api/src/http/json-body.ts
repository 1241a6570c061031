import { errorKind } from '@app/errors';
import type { FastifyInstance } from 'fastify';
import secureJson from 'secure-json-parse';
import { WrittenBody, writtenBodyOf } from './written-body';

const deepest = 64;

const bodyNotJson = errorKind<{ reason: string }>(
  'BODY_NOT_JSON',
  'bad-request',
  (d) => `The body is not acceptable JSON: ${d.reason}`,
);

/** Replaces Fastify's JSON parser by one that also refuses documents nested so deep that walking them would overflow the stack. */
export function acceptJson(fastify: FastifyInstance): void {
  // Fastify takes plain text unasked; here it is a body of the wrong type.
  fastify.removeContentTypeParser(['application/json', 'text/plain']);
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (writtenBodyOf(request) === 'all') return done(null, new WrittenBody(body as string, 'json'));
    try {
      done(null, parse(body as string));
    } catch (error) {
      done(error as Error);
    }
  });
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  if (depthOf(text) > deepest) throw bodyNotJson({ reason: `it is nested deeper than ${deepest} levels.` });
  const body = read(text);
  if (body === null)
    throw bodyNotJson({ reason: 'it is null. Send an object, or no body at all where none is needed.' });
  return body;
}

function read(text: string): unknown {
  try {
    return secureJson.parse(text, undefined, { protoAction: 'error', constructorAction: 'error' }) as unknown;
  } catch (error) {
    throw bodyNotJson({ reason: (error as Error).message });
  }
}

/** Nesting of brackets outside strings, in one pass. */
function depthOf(text: string): number {
  let depth = 0;
  let max = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (inString) {
      if (char === 0x5c) at += 1;
      else if (char === 0x22) inString = false;
    } else if (char === 0x22) inString = true;
    else if (char === 0x5b || char === 0x7b) max = Math.max(max, (depth += 1));
    else if (char === 0x5d || char === 0x7d) depth -= 1;
  }
  return max;
}
