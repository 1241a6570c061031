import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import { AppError, errorKind } from '@app/errors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export const notMultipart = errorKind(
  'MULTIPART_EXPECTED',
  'unsupported-media-type',
  () => 'Send the file as multipart/form-data, in the field "file".',
);

export const multipartInvalid = errorKind<{ reason: string }>(
  'MULTIPART_INVALID',
  'bad-request',
  (d) => `The multipart body is not acceptable: ${d.reason}`,
);

const senderGone = errorKind(
  'SENDER_GONE',
  'bad-request',
  () => 'The upload ended before it was complete. Nothing was kept.',
);

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

export interface Received<T> {
  file: T;
  fields: Record<string, string>;
}

/**
 * Reads one multipart body as it arrives: exactly one file, in the field `file`, and short text fields.
 * @param store takes the file's stream to its resting place; what it returns is given to `discard` when anything later goes wrong
 * @throws AppError MULTIPART_INVALID, SENDER_GONE, and whatever `store` throws
 */
export async function receiveMultipart<T>(
  request: FastifyRequest,
  store: (name: string, bytes: Readable) => Promise<T>,
  discard: (stored: T) => Promise<void>,
): Promise<Received<T>> {
  const reception = new Reception(store);
  try {
    const parser = parserFor(request);
    parser.on('file', (field, stream, name) => reception.file(field, stream, name));
    parser.on('field', (name, value, nameCut, valueCut) => reception.field(name, value, nameCut || valueCut));
    parser.on('partsLimit', () => reception.refuse('it has too many parts.'));
    parser.on('fieldsLimit', () => reception.refuse('it has too many fields.'));
    parser.on('filesLimit', () => reception.refuse('send exactly one file.'));
    await Promise.race([pipeline(request.raw, parser), reception.refusal]);
    return await reception.complete();
  } catch (error) {
    // What still arrives is let go, so that the refusal can be read by a sender in the middle of its upload.
    request.raw.resume();
    const stored = await reception.abandon();
    if (stored !== undefined) await discard(stored);
    throw asAppError(error);
  }
}

function parserFor(request: FastifyRequest): InstanceType<typeof Busboy> {
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

function asAppError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET') return senderGone({});
  if (/unexpected end|multipart|boundary|part terminated|malformed/i.test(message))
    return multipartInvalid({ reason: message });
  return error;
}

class Reception<T> {
  private readonly fields: Record<string, string> = Object.create(null) as Record<string, string>;
  private stored: Promise<T> | undefined;
  private stream: BusboyFileStream | undefined;
  private reject!: (error: unknown) => void;
  readonly refusal = new Promise<never>((_resolve, reject) => (this.reject = reject));

  constructor(private readonly store: (name: string, bytes: Readable) => Promise<T>) {
    this.refusal.catch(() => undefined);
  }

  file(field: string, stream: BusboyFileStream, name: string | undefined): void {
    // A stream nobody listens to must not end the process; its failure is seen by whoever stores it.
    stream.on('error', () => undefined);
    if (field !== 'file' || this.stored) {
      stream.resume();
      this.refuse(
        field === 'file'
          ? 'send exactly one file.'
          : `the file belongs in the field "file", not "${field.slice(0, 50)}".`,
      );
      return;
    }
    this.stream = stream;
    this.stored = this.store(name || 'unnamed', stream);
    this.stored.catch(this.reject);
  }

  field(name: string, value: string, cut: boolean): void {
    if (cut) this.refuse(`the field "${name.slice(0, 50)}" is too long.`);
    else if (name in this.fields) this.refuse(`the field "${name.slice(0, 50)}" is there twice.`);
    else this.fields[name] = value;
  }

  refuse(reason: string): void {
    this.reject(multipartInvalid({ reason }));
  }

  async complete(): Promise<Received<T>> {
    if (!this.stored) throw multipartInvalid({ reason: 'it has no part "file".' });
    const file = await Promise.race([this.stored, this.refusal]);
    return { file, fields: { ...this.fields } };
  }

  /** What had been stored when the body turned out bad. */
  async abandon(): Promise<T | undefined> {
    // The parser leaves its file stream open when the sender goes away; whoever stores it would wait for ever.
    this.stream?.destroy(senderGone({}));
    return this.stored?.catch(() => undefined);
  }
}
