import { fastify, type FastifyInstance } from 'fastify';
import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { boundPipelined } from './pipelined';
import { boundUnreadBytes } from './unread-bytes';

/** More than the system's own buffers of a connection take. */
const large = 'x'.repeat(16 * 1024 * 1024);

let server: FastifyInstance;
let url: string;
const refused: string[] = [];
/** Replies that have callers who leave before they are made. */
let begun: number;
let made: number;
beforeEach(async () => {
  refused.length = 0;
  begun = 0;
  made = 0;
  server = fastify();
  boundPipelined(server);
  boundUnreadBytes(server, { refusedForLoad: (reason) => refused.push(reason) }, large.length * 2);
  server.setErrorHandler((error, _request, reply) => reply.status(503).send((error as { code?: string }).code));
  server.get('/large', (_request, reply) => reply.header('etag', '"of the reply"').send(large));
  server.get('/small', () => 'told');
  server.get('/slow', async ({ raw: { socket } }) => {
    begun += 1;
    if (!socket.destroyed) await once(socket, 'close');
    return large;
  });
  server.addHook('onSend', ({ url: path }, _reply, _payload, done) => {
    if (path === '/slow') made += 1;
    done();
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
afterEach(() => server.close());

/** Asks for large replies and reads none. */
async function ask(times: number): Promise<Socket> {
  const sent = new Promise<void>((resolve) => {
    let left = times;
    server.server.on('request', () => (left -= 1) === 0 && setImmediate(resolve));
  });
  const socket = connect(Number(new URL(url).port), '127.0.0.1').pause();
  socket.write('GET /large HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(times));
  await sent;
  return socket;
}

it('large replies are refused while others wait unread, small ones never, and sent again once those are gone', async () => {
  const socket = await ask(2);
  const reply = await fetch(`${url}/large`);
  expect([reply.status, await reply.text(), reply.headers.get('etag'), refused]).toEqual([
    503,
    'OVERLOADED',
    null,
    ['unread'],
  ]);
  expect((await fetch(`${url}/small`)).status).toBe(200);
  socket.destroy();
  while ((await (await fetch(`${url}/large`)).text()).length !== large.length);
});

it('replies that are made when their caller has left count for nothing', async () => {
  for (let left = 1; left <= 3; left += 1) {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    // The second waits for its turn.
    socket.write('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(2));
    while (begun < left * 2) await new Promise(setImmediate);
    socket.destroy();
    while (made < left * 2) await new Promise(setImmediate);
  }
  const socket = await ask(2);
  expect(refused).toEqual([]);
  socket.destroy();
});
