import { leaveTrail, ToolTrail, trailedCpuSeconds } from './tool-trail';
import { inSpan, RequestSpan, Tracing } from './tracing';
import { workOrigin } from './work-origin';
import { withLogContext } from './logger';

const settings = { OTEL_EXPORTER_OTLP_HEADERS: {}, OTEL_TRACES_SAMPLER_ARG: 1, instanceId: 'spec' };

describe('traces', () => {
  it('are off without a collector: no span, no trace in a row', async () => {
    await Tracing.start({ ...settings, OTEL_EXPORTER_OTLP_ENDPOINT: undefined }, 'api', { warn: fail });
    expect(RequestSpan.begin('GET', undefined, 'id')).toBeNull();
    expect(await inSpan('work', {}, async () => workOrigin())).toBeNull();
    expect(withLogContext({ request_id: 'r' }, workOrigin)).toEqual({ request_id: 'r' });
  });

  it('say once that a collector is away, and do not hold up the end', async () => {
    const told: unknown[] = [];
    // Port 9 (discard) of the loopback: nobody listens.
    const endpoint = { ...settings, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' };
    const tracing = await Tracing.start(endpoint, 'api', {
      warn: (...line: unknown[]) => void told.push(line),
    } as never);
    await inSpan('work', {}, async () => {
      expect(workOrigin()).toEqual({
        traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/) as string,
      });
    });
    const began = performance.now();
    await tracing.onApplicationShutdown();
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(told).toEqual([[expect.objectContaining({ spans: 1 }), 'spans could not be sent and are lost']]);
  });
});

describe('the trail of an attempt', () => {
  it('counts every run, keeps the ten longest, and is apart from others', async () => {
    const [mine, other] = [new ToolTrail(), new ToolTrail()];
    const run = (wallSeconds: number) =>
      leaveTrail({ command: ['x'], reason: 'exit', wallSeconds, cpuSeconds: wallSeconds > 24 ? null : 2 });
    run(99);
    await Promise.all([
      mine.follow(async () => {
        for (let seconds = 1; seconds <= 25; seconds += 1) {
          await Promise.resolve();
          run(seconds);
        }
        expect(trailedCpuSeconds()).toBe(48);
      }),
      other.follow(async () => run(7)),
    ]);
    expect([mine.count, mine.longest.map(({ wallSeconds }) => wallSeconds)]).toEqual([
      25,
      [25, 24, 23, 22, 21, 20, 19, 18, 17, 16],
    ]);
    expect([other.count, other.longest.length, trailedCpuSeconds()]).toEqual([1, 1, null]);
  });
});

function fail(): never {
  throw new Error('nothing was to be said');
}
