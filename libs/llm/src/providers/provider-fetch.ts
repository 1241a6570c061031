import { SafeFetcher } from '@app/outbound';
import type { ProviderFetch } from './language-model';

const longestReplyBytes = 4 * 1024 * 1024;
const methods = ['GET', 'POST'] as const;

/**
 * A `fetch` for the vendors' clients that goes through the outbound door: the host the operator named may be private, no other, and no redirect
 * is followed.
 */
export function providerFetch(fetcher: SafeFetcher, baseUrl: string, timeoutMs: number): ProviderFetch {
  const { hostname } = new URL(baseUrl);
  return async (input, init) => {
    const request = input instanceof Request ? new Request(input, init) : new Request(input, init);
    const method = methods.find((name) => name === request.method);
    if (!method) throw new Error(`a language model is not asked by ${request.method}`);
    const body = method === 'GET' ? undefined : Buffer.from(await request.arrayBuffer());
    const answer = await fetcher.stream(request.url, {
      method,
      headers: Object.fromEntries([...request.headers].filter(([name]) => name !== 'accept-encoding')),
      ...(body && { body }),
      timeoutMs,
      maxResponseBytes: longestReplyBytes,
      redirect: 'refuse',
      allowPrivate: [hostname.replace(/^\[|\]$/g, '')],
      ...(request.signal && { signal: request.signal }),
    });
    const headers = new Headers();
    for (const [name, value] of Object.entries(answer.headers)) if (typeof value === 'string') headers.set(name, value);
    return new Response(ReadableStream.from(answer.chunks), { status: answer.status, headers });
  };
}
