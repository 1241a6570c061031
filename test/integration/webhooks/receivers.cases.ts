import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bench, idsOf, timeoutMs, tries } from './bench';
import { answer, isGenuine } from './receiver';

describe('a receiver that', () => {
  it('fails at first gets the same message under the same id until it takes it', async () => {
    const url = bench.receiver.at('/later', (reply, count) => answer(count < 3 ? 500 : 200)(reply, count));
    await bench.withOneEvent(url, async (webhook) => {
      expect(await bench.client.settled(webhook, 'delivered')).toMatchObject({
        attempts: 3,
        response_status: 200,
        error: null,
      });
      const messages = bench.receiver.to('/later');
      expect(messages).toHaveLength(3);
      expect(idsOf(messages).size).toBe(1);
      expect(new Set(messages.map(({ body }) => body)).size).toBe(1);
      expect(messages.every((message) => isGenuine(message, webhook.secret))).toBe(true);
    });
  });

  it('fails for good is given up after the last try, and served again when asked', async () => {
    let healthy = false;
    const url = bench.receiver.at('/down', (reply, count) => answer(healthy ? 200 : 503, 'down')(reply, count));
    await bench.withOneEvent(url, async (webhook) => {
      const dead = await bench.client.settled(webhook, 'dead');
      expect(dead).toMatchObject({
        attempts: tries,
        response_status: 503,
        reply: 'down',
        error: { code: 'HTTP_STATUS' },
        next_attempt_at: null,
      });
      healthy = true;
      const redelivered = await bench.client.redeliver(dead);
      expect(redelivered).toMatchObject({ status: 202, body: { status: 'pending' } });
      expect(await bench.client.settled(webhook, 'delivered')).toMatchObject({ id: dead.id, attempts: tries + 1 });
      expect(idsOf(bench.receiver.to('/down')).size).toBe(1);
    });
  });

  it('hangs is cut off at the deadline and does not keep others waiting', async () => {
    const hanging = await bench.client.subscribe(
      bench.receiver.at('/hang', () => undefined),
      { events: ['analysis.completed'] },
    );
    const prompt = await bench.client.subscribe(bench.receiver.at('/prompt', answer(200)), {
      events: ['analysis.completed'],
    });
    await bench.analyse();
    await bench.client.settled(prompt, 'delivered');
    const dead = await bench.client.settled(hanging, 'dead');
    expect(dead).toMatchObject({ attempts: tries, response_status: null, error: { code: 'DEADLINE_EXCEEDED' } });
    expect(dead.duration_ms).toBeGreaterThan(timeoutMs - 100);
    expect(dead.duration_ms).toBeLessThan(timeoutMs + 20_000);
    await bench.client.unsubscribe(hanging);
    await bench.client.unsubscribe(prompt);
  });

  it('redirects is not followed', async () => {
    let visits = 0;
    const elsewhere = createServer((_request, reply) => {
      visits += 1;
      reply.end();
    }).listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    const target = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
    const url = bench.receiver.at('/redirect', (reply) => void reply.writeHead(307, { location: target }).end());
    await bench.withOneEvent(url, async (webhook) => {
      expect(await bench.client.settled(webhook, 'dead')).toMatchObject({ error: { code: 'REDIRECT_REFUSED' } });
      expect(visits).toBe(0);
    });
    elsewhere.close();
  });

  it('answers with a gigabyte is read for 4 KB of it', async () => {
    let sentBytes = 0;
    const chunk = Buffer.alloc(64 * 1024, 'x');
    const url = bench.receiver.at('/flood', (reply) => {
      reply.writeHead(200);
      const pour = () => {
        while (sentBytes < 1024 ** 3 && !reply.destroyed) {
          sentBytes += chunk.length;
          if (!reply.write(chunk)) return void reply.once('drain', pour);
        }
        reply.end();
      };
      pour();
    });
    await bench.withOneEvent(url, async (webhook) => {
      const delivery = await bench.client.settled(webhook, 'delivered');
      expect(delivery.reply).toBe('x'.repeat(4096));
      expect(sentBytes).toBeLessThan(32 * 1024 ** 2);
      expect(peakMemoryMb(bench.service.pidOf('worker'))).toBeLessThan(500);
    });
  });

  it('answers 200 and then drips its body for ever has taken the message', async () => {
    const url = bench.receiver.at('/drip', (reply) => {
      reply.writeHead(200);
      reply.write('ok');
    });
    await bench.withOneEvent(url, async (webhook) => {
      expect(await bench.client.settled(webhook, 'delivered')).toMatchObject({ attempts: 1, reply: 'ok' });
    });
  });
});

function peakMemoryMb(pid: number): number {
  const [, kb] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kb) / 1024;
}
