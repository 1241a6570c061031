import { ApiProblem } from './problem';

/** Where the service is, and who asks. */
export interface ApiOptions {
  /** such as http://127.0.0.1:8080, without /api/v1 */
  baseUrl: string;
  /** sent as X-API-Key */
  apiKey?: string | null;
  /** sent as Authorization: Bearer, in place of a key */
  accessToken?: string | null;
  /** another fetch than the global one */
  fetch?: typeof globalThis.fetch;
  /** how often a request is sent again after 429, when Retry-After has passed; 4 unless said otherwise */
  retries?: number;
}

/** Sends requests with the caller's credentials, again where the service says it was too busy to look at them. */
export class Transport {
  readonly baseUrl: string;
  private readonly fetch: typeof globalThis.fetch;
  private readonly retries: number;

  constructor(private readonly options: ApiOptions) {
    this.baseUrl = options.baseUrl.replace(/\/+$/, '');
    this.fetch = options.fetch ?? ((...call) => globalThis.fetch(...call));
    this.retries = options.retries ?? 4;
  }

  credentials(): Record<string, string> {
    const { apiKey, accessToken } = this.options;
    if (accessToken) return { authorization: `Bearer ${accessToken}` };
    return apiKey ? { 'x-api-key': apiKey } : {};
  }

  /** @param make the request, made anew for each try: a body can be read once */
  async send(make: () => Request): Promise<Response> {
    for (let attempt = 0; ; attempt += 1) {
      const request = make();
      for (const [name, value] of Object.entries(this.credentials())) request.headers.set(name, value);
      const response = await this.fetch(request);
      if (response.status !== 429 || attempt >= this.retries) return response;
      const { retryAfterSec } = await ApiProblem.of(response);
      await pause((retryAfterSec ?? 1) * 1000, request.signal);
    }
  }

  /** @throws ApiProblem unless the reply is ok */
  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await this.send(() => new Request(this.baseUrl + path, init));
    if (!response.ok) throw await ApiProblem.of(response);
    return response;
  }
}

/** Waits; rejects with the signal's reason as soon as it is aborted. */
export function pause(ms: number, signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
