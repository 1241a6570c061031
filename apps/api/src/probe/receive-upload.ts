import type { Quotas } from '@app/auth';
import type { Upload, Uploads } from '@app/media';
import type { FastifyRequest } from 'fastify';
import { contentLength, type Received, receiveMultipart } from '../http/multipart';

/**
 * Takes in the file of a multipart body, within what its sender may store: what is announced is asked for first, and a body of unknown
 * length (RFC 9112, 7.1) ends where the room does.
 * @param jobs that will be started with it
 * @throws AppError as {@link receiveMultipart}, Uploads.accept and Quotas.check
 */
export async function receiveUpload(
  request: FastifyRequest,
  userId: string,
  { uploads, quotas }: { uploads: Uploads; quotas: Quotas },
  jobs: number,
): Promise<Received<Upload>> {
  await quotas.check(userId, { storedBytes: contentLength(request), jobs });
  const bytesLeft = await quotas.bytesLeft(userId);
  return receiveMultipart(
    request,
    (name, bytes) => uploads.accept(userId, name, bytes, bytesLeft),
    (upload) => uploads.delete(userId, upload.id),
  );
}
