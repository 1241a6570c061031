import { fastify } from 'fastify';
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { leaveNoConnection } from './leave-no-connection';

it('a connection that never asked anything does not hold up the end', async () => {
  const server = fastify();
  leaveNoConnection(server);
  await server.listen({ port: 0, host: '127.0.0.1' });
  const came = once(server.server, 'connection');
  const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
  await came;
  const left = once(socket, 'close');
  socket.resume();
  // Node itself would wait a minute for the head of its request.
  await server.close();
  await left;
}, 30_000);
