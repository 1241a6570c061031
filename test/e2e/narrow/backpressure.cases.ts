import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { askDatabase } from '../../support/ask-database';
import { logs, service, token } from './narrow';

const later = () =>
  service.post<{ code?: string; detail?: string }>('/api/v1/probe/file', { file_path: 'media/plain.mp4', async: true });

it('takes no more work than may wait, says when to come again, and takes it again once the queue is shorter', async () => {
  const replies = [];
  for (let asked = 0; asked < 8; asked += 1) replies.push(await later());
  expect(replies.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202, 503, 503, 503]);
  const refused = replies.at(-1);
  expect(refused?.body).toMatchObject({ code: 'QUEUE_FULL', detail: expect.stringContaining('5 jobs') as string });
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
  // What is not work is served as ever.
  expect((await service.fetch('/api/v1/probe/analyses')).status).toBe(200);

  const cancelled = `UPDATE analyses SET status = 'cancelled', processed_at = now() WHERE status = 'pending'`;
  await askDatabase(service, cancelled);
  await service.until(async () => (await later()).status === 202);
});

it('is neither ended nor opened to a debugger by signals that mean nothing to it', async () => {
  const heard = () => logs.map(({ signal }) => signal).filter((signal) => signal !== undefined);
  for (const signal of ['SIGUSR1', 'SIGUSR2'] as const) {
    process.kill(service.pidOf('api'), signal);
    await service.until(() => Promise.resolve(heard().at(-1) === signal));
  }
  expect((await service.fetch('/health/live')).status).toBe(200);
});

/** An upload whose body does not come. One that is refused, for another request was quicker, is sent again. */
function hold(idle: Set<Socket>): void {
  const { port, hostname } = new URL(service.baseUrl);
  const socket = connect(Number(port), hostname);
  idle.add(socket);
  socket.write(
    `POST /api/v1/uploads HTTP/1.1\r\nhost: x\r\nx-api-key: ${service.apiKey}\r\ncontent-length: 1000\r\n` +
      `content-type: multipart/form-data; boundary=${randomUUID()}\r\n\r\n`,
  );
  socket.once('data', () => {
    socket.destroy();
    idle.delete(socket);
    hold(idle);
  });
}

it('serves as many requests at once as it may, refuses the next, and stays alive for those who watch', async () => {
  // Uploads whose bodies do not come: three requests in flight.
  const idle = new Set<Socket>();
  [1, 2, 3].forEach(() => hold(idle));
  await service.until(async () => (await service.fetch('/api/v1/auth/me')).status === 503);
  const refused = await service.json<{ code: string }>('/api/v1/auth/me');
  expect(refused.body).toMatchObject({ status: 503, code: 'OVERLOADED' });
  expect(refused.headers.get('retry-after')).toBe('1');
  expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect((await service.fetch('/health/live')).status).toBe(200);
  for (const socket of idle) socket.destroy();
  await service.until(async () => (await service.fetch('/api/v1/auth/me')).status === 200);

  const text = await (await service.fetch('/metrics', { headers: { authorization: `Bearer ${token}` } })).text();
  expect(text).toMatch(/^ffprobe_load_refusals_total\{reason="in_flight"\} [1-9]/m);
  expect(text).toMatch(/^ffprobe_load_refusals_total\{reason="queue"\} [1-9]/m);

  const told = logs.filter(({ code }) => code === 'OVERLOADED' || code === 'QUEUE_FULL');
  expect(told.length).toBeGreaterThanOrEqual(4);
  for (const line of told) expect(line).toMatchObject({ level: 'warn', request_id: expect.any(String) as string });
  expect(told.filter((line) => 'err' in line)).toEqual([]);
});
