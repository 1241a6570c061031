import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type ApiAddress, send } from './api-client';
import type { Comparison } from './comparison';

interface CompareFiles {
  reference: string;
  distorted: string;
  /** further fields of POST /quality/compare */
  options: Record<string, unknown>;
  /** Ends the whole call: uploads, comparison and waiting for it. */
  signal: AbortSignal;
  onProgress?: (comparison: Comparison) => void;
}

const pollMs = 250;

/** Uploads two files and waits for their comparison. The uploads stay until they expire: pictures of frames need them. @throws ApiRefusal */
export async function compareFiles(api: ApiAddress, request: CompareFiles): Promise<Comparison> {
  const { signal } = request;
  const upload = async (file: string) => {
    const body = new FormData();
    body.set('file', await openAsBlob(file), basename(file));
    const { upload_id } = await send<{ upload_id: string }>(api, '/api/v1/uploads', { method: 'POST', body, signal });
    return { upload_id };
  };
  const reference = await upload(request.reference);
  const distorted = await upload(request.distorted);
  const body = JSON.stringify({ reference, distorted, ...request.options });
  let comparison = await send<Comparison>(api, '/api/v1/quality/compare', { method: 'POST', body, signal });
  while (comparison.status === 'pending' || comparison.status === 'running') {
    request.onProgress?.(comparison);
    await wait(pollMs, undefined, { signal });
    comparison = await send<Comparison>(api, `/api/v1/quality/comparisons/${comparison.id}`, { signal });
  }
  return comparison;
}
