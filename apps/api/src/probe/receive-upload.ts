import type { Quotas } from '@app/auth';
import type { Upload, Uploads } from '@app/media';
import type { Blocks } from '@app/storage';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { boundaryOf } from '../http/large-body/multipart-blocks';
import { takeBody } from '../http/large-body/take-body';
import { contentLength, receiveLargeMultipart, receiveMultipart } from '../http/multipart';
import type { Received } from '../http/multipart-reception';

/**
 * Takes in the file of a multipart body, within what its sender may store: what is announced is asked for first, and a body of unknown
 * length (RFC 9112, 7.1) ends where the room does.
 * @param jobs that will be started with it
 * @throws AppError as {@link receiveMultipart}, Uploads.accept and Quotas.check
 */
export async function receiveUpload(
  request: FastifyRequest,
  reply: FastifyReply,
  userId: string,
  { uploads, quotas }: { uploads: Uploads; quotas: Quotas },
  jobs: number,
): Promise<Received<Upload>> {
  await quotas.check(userId, { storedBytes: contentLength(request), jobs });
  const bytesLeft = await quotas.bytesLeft(userId);
  const keeping = {
    store: (name: string, bytes: Readable | Blocks) => uploads.accept(userId, name, bytes, bytesLeft),
    discard: (upload: Upload) => uploads.delete(userId, upload.id),
  };
  const inBlocks = uploads.takesBlocks && boundaryOf(request.headers['content-type']) !== null;
  const body = inBlocks ? takeBody(request, reply) : null;
  return body === null ? receiveMultipart(request, keeping) : receiveLargeMultipart(request, body, keeping);
}
