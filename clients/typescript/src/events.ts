import { ApiProblem } from './problem';
import { pause, type Transport } from './transport';

/** One Server-Sent Event of a job. `id` is null for what is told to newcomers (snapshot) and at the end. */
export interface JobEvent {
  id: string | null;
  /** snapshot, stage, progress, finding, paused, resumed; at the end completed, failed or cancelled */
  event: string;
  data: Record<string, unknown>;
}

export interface Following {
  signal?: AbortSignal;
  /** goes on after this event; what was told before is not told again */
  lastEventId?: string;
}

const ends: ReadonlySet<string> = new Set(['completed', 'failed', 'cancelled']);
const mostFailures = 8;
const firstPauseMs = 250;
const longestPauseMs = 10_000;

/**
 * Follows a job until it ended, over whatever happens to the connection: each new one goes on after the last event seen.
 * @param path of the events, such as /api/v1/probe/analyses/:id/events
 * @throws ApiProblem when the service refuses; the last failure when it cannot be reached eight times in a row
 */
export async function* follow(
  transport: Transport,
  path: string,
  { signal, lastEventId }: Following = {},
): AsyncGenerator<JobEvent, void, undefined> {
  let last = lastEventId;
  for (let failures = 0; ;) {
    try {
      const headers = { accept: 'text/event-stream', ...(last !== undefined && { 'last-event-id': last }) };
      const response = await transport.request(path, { headers, ...(signal && { signal }) });
      if (!response.body) throw new TypeError('the reply has no body');
      for await (const event of eventsIn(response.body, signal)) {
        failures = 0;
        last = event.id ?? last;
        yield event;
        if (ends.has(event.event)) return;
      }
      // It ended without the job's end: that API was told to stop. Another one, or the next, goes on.
      failures += 1;
      if (failures > mostFailures)
        throw new Error('The service ended the events again and again before the job’s end.');
    } catch (error) {
      failures += 1;
      const passing = error instanceof ApiProblem ? error.status === 503 : error instanceof TypeError;
      if (signal?.aborted || !passing || failures > mostFailures) throw error;
    }
    await pause(Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs), signal);
  }
}

/**
 * The events of a text/event-stream (WHATWG HTML, 9.2.6), with JSON as their data.
 * @param signal ends them, and the connection they come by; Node's fetch forgets its own once the request was collected as garbage
 */
export async function* eventsIn(
  body: ReadableStream<Uint8Array>,
  signal?: AbortSignal,
): AsyncGenerator<JobEvent, void, undefined> {
  const reader = body.getReader();
  const leave = () => void reader.cancel(signal?.reason).catch(() => undefined);
  signal?.addEventListener('abort', leave, { once: true });
  try {
    let text = '';
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = await reader.read();
      signal?.throwIfAborted();
      if (done) return;
      const blocks = (text + decoder.decode(value, { stream: true })).replaceAll('\r\n', '\n').split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = eventOf(block);
        if (event) yield event;
      }
    }
  } finally {
    signal?.removeEventListener('abort', leave);
    leave();
  }
}

/** Null for a block without data, as a heartbeat is. */
function eventOf(block: string): JobEvent | null {
  let id: string | null = null;
  let event = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const [, field, value = ''] = /^([^:]+)(?:: ?(.*))?$/.exec(line) ?? [];
    if (field === 'id') id = value;
    else if (field === 'event') event = value;
    else if (field === 'data') data.push(value);
  }
  return data.length === 0 ? null : { id, event, data: JSON.parse(data.join('\n')) as Record<string, unknown> };
}
