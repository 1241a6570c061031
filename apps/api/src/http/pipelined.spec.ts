import { fastify, type FastifyInstance } from 'fastify';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { boundInFlight } from './in-flight';
import { boundPipelined } from './pipelined';

let server: FastifyInstance;
let socket: Socket;
const replies: ServerResponse[] = [];
let answer: () => void;

beforeEach(async () => {
  const wait = new Promise<void>((resolve) => (answer = resolve));
  replies.length = 0;
  server = fastify();
  boundPipelined(server);
  boundInFlight(server, 20, { refusedForLoad: () => undefined });
  server.get('/', async (_request, reply) => {
    replies.push(reply.raw);
    await wait;
    return 'told';
  });
  server.get('/now', () => Promise.resolve('told'));
  await server.listen({ port: 0, host: '127.0.0.1' });
  socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
});
afterEach(async () => {
  socket.destroy();
  await server.close();
});

const ask = (times: number) => socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(times));
const comeIn = async (count: number) => {
  while (replies.length < count) await new Promise((resolve) => setImmediate(resolve));
};

it('requests whose connection ends before their turn give back their places', async () => {
  ask(16);
  await comeIn(16);
  const gone = Promise.all(replies.map((reply) => once(reply, 'close')));
  socket.destroy();
  await gone;
  // Sixteen of twenty places, still taken, would leave four.
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const later = await Promise.all(Array.from({ length: 20 }, () => fetch(`${url}/now`)));
  expect(later.map(({ status }) => status)).toEqual(later.map(() => 200));
});

it('more than sixteen at once are refused, those before them answered, and the connection closed', async () => {
  ask(40);
  await comeIn(16);
  answer();
  let text = '';
  socket.setEncoding('utf8').on('data', (part: string) => (text += part));
  await once(socket, 'close');
  expect(replies).toHaveLength(16);
  const statuses: string[] = text.match(/(?<=HTTP\/1\.1 )\d+/g) ?? [];
  // Told in its own words by the service's filter, which is not here.
  expect([statuses.length, statuses.lastIndexOf('200')]).toEqual([17, 15]);
  expect(text).toContain('TOO_MANY_PIPELINED');
});
