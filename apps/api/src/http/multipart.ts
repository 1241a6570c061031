import { Busboy } from '@fastify/busboy';
import type { Blocks } from '@app/storage';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { boundaryOf, MultipartBlocks } from './large-body/multipart-blocks';
import type { TakenBody } from './large-body/taken-body';
import { asMultipartError, multipartInvalid } from './multipart-errors';
import { type MultipartParser, type Received, Reception } from './multipart-reception';

/** Lets multipart bodies through untouched: they are read as they arrive. */
export function acceptMultipart(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('multipart/form-data', (_request, _body, done) => done(null));
}

export function isMultipart(request: FastifyRequest): boolean {
  return request.headers['content-type']?.toLowerCase().startsWith('multipart/form-data') ?? false;
}

/** What the sender says it will send; at least one byte, since an unknown length still is something to be stored. */
export function contentLength(request: FastifyRequest): number {
  return Math.max(1, Number(request.headers['content-length'] ?? 1) || 1);
}

/** What becomes of the file. */
interface FileKeeping<T> {
  /** Takes it to its resting place: blocks if its body was taken, else a stream. */
  store(name: string, bytes: Readable | Blocks): Promise<T>;
  /** Given what `store` returned when anything later goes wrong. */
  discard(stored: T): Promise<void>;
}

/**
 * Reads one multipart body as it arrives: exactly one file, in the field `file`, and short text fields.
 * @param patienceMs how long the rest of a refused body may come
 * @throws AppError MULTIPART_INVALID, SENDER_GONE, and whatever `store` throws
 */
export function receiveMultipart<T>(
  request: FastifyRequest,
  keeping: FileKeeping<T>,
  patienceMs = 10_000,
): Promise<Received<T>> {
  return receive(request, new Reception(keeping.store.bind(keeping)), keeping, {
    arrive: (parser) => pipeline(request.raw, parser),
    giveUp: () => letGo(request.raw, patienceMs),
  });
}

/**
 * What still arrives is let go, so that the refusal can be read by a sender in the middle of its upload, and its connection can be used
 * again. The parser, whose file nobody reads any more, would hold it up for ever.
 */
function letGo(raw: IncomingMessage, patienceMs: number): void {
  raw.unpipe();
  raw.resume();
  if (raw.complete || raw.destroyed) return;
  const timer = setTimeout(() => raw.destroy(), patienceMs);
  raw.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
}

/**
 * The same of a large body that was taken from its connection.
 * @throws AppError as {@link receiveMultipart}
 */
export function receiveLargeMultipart<T>(
  request: FastifyRequest,
  body: TakenBody,
  keeping: FileKeeping<T>,
): Promise<Received<T>> {
  const blocks = new MultipartBlocks(body, boundaryOf(request.headers['content-type']) ?? '');
  const reception = new Reception((name, stream) => {
    // Its content is found in the blocks; what the parser sees of it is a stump.
    stream.resume();
    return blocks.begins() ? keeping.store(name, blocks.content) : Promise.reject(notTold);
  });
  return receive(request, reception, keeping, {
    arrive: (parser) => blocks.parse(parser),
    giveUp: (error) => {
      blocks.content.fail(error);
      body.discard();
    },
  });
}

const notTold = multipartInvalid({ reason: 'where its file begins can not be told.' });

interface Arrival {
  arrive(parser: MultipartParser): Promise<unknown>;
  giveUp(error: unknown): void;
}

async function receive<T>(
  request: FastifyRequest,
  reception: Reception<T>,
  keeping: FileKeeping<T>,
  arrival: Arrival,
): Promise<Received<T>> {
  try {
    const parser = parserFor(request);
    parser.on('file', (field, stream, name) => reception.file(field, stream, name));
    parser.on('field', (name, value, nameCut, valueCut) => reception.field(name, value, nameCut || valueCut));
    parser.on('partsLimit', () => reception.refuse('it has too many parts.'));
    parser.on('fieldsLimit', () => reception.refuse('it has too many fields.'));
    parser.on('filesLimit', () => reception.refuse('send exactly one file.'));
    await Promise.race([arrival.arrive(parser), reception.refusal]);
    return await reception.complete();
  } catch (error) {
    const told = asMultipartError(error);
    arrival.giveUp(told);
    const stored = await reception.abandon();
    if (stored !== undefined) await keeping.discard(stored);
    throw told;
  }
}

function parserFor(request: FastifyRequest): MultipartParser {
  try {
    return new Busboy({
      headers: { ...request.headers, 'content-type': request.headers['content-type'] ?? '' },
      highWaterMark: 1024 * 1024,
      fileHwm: 1024 * 1024,
      limits: { files: 1, fields: 20, fieldSize: 64 * 1024, fieldNameSize: 100, parts: 30, headerPairs: 50 },
    });
  } catch (error) {
    throw multipartInvalid({ reason: (error as Error).message });
  }
}
