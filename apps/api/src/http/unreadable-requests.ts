import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { ProblemDto } from './problem';
import { titleOf } from './problem.filter';

const problemType = 'application/problem+json; charset=utf-8';

interface Unreadable {
  status: number;
  code: string;
  detail: string;
}

const byCode: Record<string, Unreadable> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'REQUEST_TIMEOUT', detail: 'The request did not arrive in time.' },
  HPE_HEADER_OVERFLOW: { status: 431, code: 'HEADERS_TOO_LARGE', detail: 'The headers are larger than 16 KiB.' },
};
const notHttp: Unreadable = { status: 400, code: 'REQUEST_MALFORMED', detail: 'This is not a request in valid HTTP.' };
const badUrl: Unreadable = {
  status: 400,
  code: 'REQUEST_MALFORMED',
  detail: 'The path is not a valid part of a URL: write % as %25.',
};

/** Requests that reach no route, nor any hook, answer with problem documents as all others do: to be spread into Fastify's options. */
export const unreadableRequests = {
  /** A path that can't be decoded. */
  frameworkErrors: (_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    void reply
      .status(badUrl.status)
      .headers({ 'content-type': problemType, 'x-request-id': request.id, 'x-content-type-options': 'nosniff' })
      .send(JSON.stringify(problem(badUrl, request.id)));
  },
  /** What Node's parser gave up on; there is a socket and no request. */
  clientErrorHandler: (error: Error & { code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return;
    if (socket.writable) socket.write(written(byCode[error.code ?? ''] ?? notHttp));
    socket.destroy(error);
  },
};

function written(unreadable: Unreadable): string {
  const id = randomUUID();
  const body = JSON.stringify(problem(unreadable, id));
  const head = [
    `HTTP/1.1 ${unreadable.status} ${titleOf(unreadable.status)}`,
    `content-type: ${problemType}`,
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${id}`,
    'connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

function problem({ status, code, detail }: Unreadable, requestId: string): ProblemDto {
  return { type: 'about:blank', title: titleOf(status), status, detail, code, request_id: requestId };
}
