/** Names of a job's events in the order they came, until the stream ends; comes back from the last one when it breaks off. */
export async function follow(api: string, apiKey: string, id: string, limitMs = 120_000): Promise<string[]> {
  const seen: string[] = [];
  let lastId: string | undefined;
  const end = Date.now() + limitMs;
  while (!['completed', 'failed', 'cancelled'].includes(seen.at(-1) ?? '') && Date.now() < end) {
    try {
      const headers = { 'x-api-key': apiKey, ...(lastId !== undefined && { 'last-event-id': lastId }) };
      const reply = await fetch(`${api}/api/v1/probe/analyses/${id}/events`, { headers });
      for (const block of (await reply.text()).split('\n\n')) {
        lastId = /^id: (.*)$/m.exec(block)?.[1] ?? lastId;
        const name = /^event: (.*)$/m.exec(block)?.[1];
        if (name !== undefined) seen.push(name);
      }
    } catch {
      // Broken off: come back.
    }
  }
  return seen;
}
