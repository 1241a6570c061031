import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Analysis, Problem } from './analysis';

export interface ApiAddress {
  baseUrl: string;
  apiKey: string | null;
}

interface ProbeRequest {
  file: string;
  depth?: string;
  policy?: string;
  /** The whole call: upload, analysis and waiting for it. */
  timeoutMs: number;
  onProgress?: (analysis: Analysis) => void;
}

/** The API said no: its status and the problem it sent. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';

  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
  }
}

const pollMs = 250;
const mostRetries = 5;

/**
 * Uploads a file and waits for its analysis, also past the API's own limit for synchronous calls.
 * @throws ApiRefusal, or a TimeoutError when `timeoutMs` is over
 */
export async function probeFile(api: ApiAddress, request: ProbeRequest): Promise<Analysis> {
  const signal = AbortSignal.timeout(request.timeoutMs);
  const form = new FormData();
  // Options come before the file, so that the API knows them when the bytes arrive.
  if (request.depth) form.set('depth', request.depth);
  if (request.policy) form.set('policy', request.policy);
  form.set('file', await openAsBlob(request.file), basename(request.file));
  let analysis = await send<Analysis>(api, '/api/v1/probe/file', { method: 'POST', body: form, signal });
  while (analysis.status === 'pending' || analysis.status === 'running') {
    request.onProgress?.(analysis);
    await wait(pollMs, undefined, { signal });
    analysis = await send<Analysis>(api, `/api/v1/probe/analyses/${analysis.id}`, { signal });
  }
  return analysis;
}

/** `degraded`: 200, but not everything is there · `failing`: the API answers with an error of its own · `down`: not yet there. */
export type Readiness = 'ready' | 'degraded' | 'failing' | 'down';

export async function readiness(baseUrl: string): Promise<Readiness> {
  try {
    const response = await fetch(`${baseUrl}/health/ready`, { signal: AbortSignal.timeout(3_000) });
    const body = (await response.json().catch(() => ({}))) as { status?: string };
    if (response.ok) return body.status === 'ok' ? 'ready' : 'degraded';
    return response.status === 503 ? 'down' : 'failing';
  } catch {
    return 'down';
  }
}

/** One request, again after 429. @throws ApiRefusal */
export async function send<T>(api: ApiAddress, path: string, init: RequestInit, attempt = 1): Promise<T> {
  const response = await fetch(`${api.baseUrl}${path}`, {
    ...init,
    headers: {
      accept: 'application/json',
      ...(typeof init.body === 'string' && { 'content-type': 'application/json' }),
      ...(api.apiKey && { 'x-api-key': api.apiKey }),
    },
  });
  const text = await response.text();
  if (response.ok) return JSON.parse(text) as T;
  if (response.status === 429 && attempt < mostRetries) {
    const seconds = Number(response.headers.get('retry-after') ?? 1) || 1;
    await wait(seconds * 1_000, undefined, init.signal ? { signal: init.signal } : {});
    return send(api, path, init, attempt + 1);
  }
  throw new ApiRefusal(response.status, problemOf(text));
}

function problemOf(text: string): Problem {
  try {
    return JSON.parse(text) as Problem;
  } catch {
    return { detail: text.slice(0, 200) };
  }
}
