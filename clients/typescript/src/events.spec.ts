import { eventsIn, follow, type JobEvent } from './events';
import { Transport } from './transport';

function streamOf(...chunks: (string | Uint8Array)[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks)
        controller.enqueue(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk);
      controller.close();
    },
  });
}

async function all(events: AsyncIterable<JobEvent>): Promise<JobEvent[]> {
  const seen: JobEvent[] = [];
  for await (const event of events) seen.push(event);
  return seen;
}

describe('a stream of events', () => {
  const told = { id: '1-0', event: 'progress', data: { stage: 'décodage' } };

  it('is read however it is cut, and heartbeats are none', async () => {
    const bytes = new TextEncoder().encode(': still here\n\nid: 1-0\nevent: progress\ndata: {"stage":"décodage"}\n\n');
    for (let at = 1; at < bytes.length; at += 1)
      expect(await all(eventsIn(streamOf(bytes.subarray(0, at), bytes.subarray(at))))).toEqual([told]);
  });

  it('may end its lines as Windows does, and spread its data over several', async () => {
    const text = 'id: 1-0\r\nevent: progress\r\ndata: {"stage":\r\ndata: "décodage"}\r\n\r\n';
    for (let at = 1; at < text.length; at += 1)
      expect(await all(eventsIn(streamOf(text.slice(0, at), text.slice(at))))).toEqual([told]);
  });
});

describe('following', () => {
  const event = (id: string | null, name: string) => `${id ? `id: ${id}\n` : ''}event: ${name}\ndata: {}\n\n`;
  const asked: (string | null)[] = [];
  const service = (...replies: (Response | Error)[]) =>
    new Transport({
      baseUrl: 'http://service.test/',
      retries: 0,
      fetch: (request) => {
        asked.push((request as Request).headers.get('last-event-id'));
        const reply = replies.shift() ?? new Error('asked once more than expected');
        return reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply);
      },
    });
  const names = async (transport: Transport) => (await all(follow(transport, '/events'))).map((one) => one.event);
  beforeEach(() => asked.splice(0));

  it('goes on after the last event over a stream that ends, a connection that fails and a store that is away', async () => {
    const replies = [
      new Response(streamOf(event(null, 'snapshot'), event('1-0', 'stage'))),
      new TypeError('fetch failed'),
      new Response('{}', { status: 503 }),
      new Response(streamOf(event('2-0', 'progress'), event(null, 'failed'), event('3-0', 'never'))),
    ];
    expect(await names(service(...replies))).toEqual(['snapshot', 'stage', 'progress', 'failed']);
    expect(asked).toEqual([null, '1-0', '1-0', '1-0']);
  });

  it('ends when it is told to, and the connection with it, though fetch has forgotten the signal', async () => {
    let left = false;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode(event('1-0', 'stage'))),
      cancel: () => void (left = true),
    });
    const leaving = new AbortController();
    const seen: string[] = [];
    const following = (async () => {
      for await (const one of follow(service(new Response(body)), '/events', { signal: leaving.signal }))
        seen.push(one.event);
    })();
    while (seen.length === 0) await new Promise(setImmediate);
    leaving.abort();
    await expect(following).rejects.toMatchObject({ name: 'AbortError' });
    expect([seen, left]).toEqual([['stage'], true]);
  });

  it('does not come back to what refuses it', async () => {
    const refusal = new Response('{"code":"ANALYSIS_NOT_FOUND","detail":"gone"}', { status: 404 });
    await expect(names(service(refusal))).rejects.toMatchObject({ status: 404, code: 'ANALYSIS_NOT_FOUND' });
    expect(asked).toHaveLength(1);
  });
});
