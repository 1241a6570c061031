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
