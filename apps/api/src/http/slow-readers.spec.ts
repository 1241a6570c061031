import { fastify, type FastifyInstance } from 'fastify';
import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { endUnreadReplies } from './slow-readers';

/** More than the system's own buffers of a connection take. */
const large = Buffer.alloc(64 * 1024 * 1024);

let server: FastifyInstance;
const bytesOf = async (socket: Socket): Promise<number> => {
  let bytes = 0;
  socket.on('data', (part: Buffer) => (bytes += part.length));
  await once(socket.resume(), 'close');
  return bytes;
};

const start = async (idleMs: number): Promise<void> => {
  server = fastify({ keepAliveTimeout: 60_000 });
  endUnreadReplies(server, idleMs);
  server.get('/large', () => Promise.resolve(large));
  server.get('/slow', async () => {
    await new Promise((resolve) => setTimeout(resolve, idleMs * 5));
    return 'told';
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
};
afterEach(() => server.close());

const ask = (path: string): Socket => {
  const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  return socket.on('error', () => undefined);
};

it('who takes nothing of a reply is cut off', async () => {
  await start(100);
  const cut = new Promise((resolve) =>
    server.server.once('request', (_request, reply) => reply.once('close', resolve)),
  );
  const socket = ask('/large').pause();
  await cut;
  expect(await bytesOf(socket)).toBeLessThan(large.length);
});

it('who reads is not', async () => {
  await start(5_000);
  expect(await bytesOf(ask('/large'))).toBeGreaterThan(large.length);
});

it('who waits for work that takes its time is not', async () => {
  await start(100);
  expect(await bytesOf(ask('/slow'))).toBeGreaterThan(0);
});
