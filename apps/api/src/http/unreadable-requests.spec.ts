import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { unreadableRequests } from './unreadable-requests';

@Module({})
class Nothing {}

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await NestFactory.create<NestFastifyApplication>(Nothing, new FastifyAdapter(unreadableRequests), {
    logger: false,
  });
  // Without a route of a parameter nothing is decoded.
  app.getHttpAdapter().get('/things/:id', () => undefined);
  await app.listen(0, '127.0.0.1');
});
afterAll(() => app.close());

/** The whole reply to bytes sent as they are, to the end of the connection. */
async function reply(bytes: string): Promise<{ head: string; problem: Record<string, unknown> }> {
  const { port } = app.getHttpServer().address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (part) => (text += part.toString()));
  socket.write(bytes);
  await once(socket, 'close');
  const [head = '', body = ''] = text.split('\r\n\r\n');
  return { head: head.toLowerCase(), problem: JSON.parse(body) as Record<string, unknown> };
}

it.each([
  [
    'a path that is no URL',
    'GET /things/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    400,
    'REQUEST_MALFORMED',
  ],
  ['a method there is not', 'FOO / HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'REQUEST_MALFORMED'],
  ['no HTTP at all', 'hello\r\n\r\n', 400, 'REQUEST_MALFORMED'],
  ['endless headers', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'HEADERS_TOO_LARGE'],
])('%s is told in a problem document', async (_, bytes, status, code) => {
  const { head, problem } = await reply(bytes);
  expect(head).toMatch(new RegExp(`^http/1.1 ${status} `));
  expect(head).toContain('content-type: application/problem+json');
  expect(problem).toMatchObject({ type: 'about:blank', status, code });
  expect(head).toContain(`x-request-id: ${String(problem['request_id'])}`);
});
