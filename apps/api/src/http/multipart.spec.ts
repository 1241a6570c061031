import type { Block } from '@app/storage';
import fastify, { type FastifyInstance } from 'fastify';
import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { acceptMultipart, receiveMultipart } from './multipart';

const boundary = 'one-boundary';
const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.mp4"\r\n\r\n`;
const megabyte = 1024 * 1024;
const chunk = (bytes: Buffer | string) =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), Buffer.from(bytes), Buffer.from('\r\n')]);

let api: FastifyInstance;
let patienceMs: number | undefined;
beforeEach(async () => {
  api = fastify();
  acceptMultipart(api);
  api.get('/health', () => ({ status: 'ok' }));
  api.post('/uploads', async (request, reply) => {
    await receiveMultipart(request, { store: storeUpTo(megabyte), discard: () => Promise.resolve() }, patienceMs).catch(
      ({ message }: Error) => reply.code(413).send({ message }),
    );
  });
  await api.listen({ port: 0, host: '127.0.0.1' });
  patienceMs = undefined;
});
afterEach(() => api.close());

const storeUpTo = (most: number) => async (_name: string, bytes: AsyncIterable<Buffer | Block>) => {
  let seen = 0;
  for await (const piece of bytes) {
    seen += 'bytes' in piece ? piece.bytes.length : piece.length;
    if (seen > most) throw new Error('too large');
  }
};

/** A connection on which a file of unknown length begins, and what is replied on it. */
function sending(): { socket: Socket; replies: () => string[] } {
  const socket = connect((api.server.address() as AddressInfo).port, '127.0.0.1').on('error', () => undefined);
  let said = '';
  socket.on('data', (bytes: Buffer) => (said += bytes.toString()));
  socket.write(
    `POST /uploads HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=${boundary}\r\nTransfer-Encoding: chunked\r\n\r\n`,
  );
  socket.write(chunk(head));
  return { socket, replies: () => said.match(/HTTP\/1\.1 \d+/g) ?? [] };
}

describe('a streamed body that is refused in the middle', () => {
  it('is read to its end all the same, and its connection answers the next request', async () => {
    const { socket, replies } = sending();
    for (let n = 0; n < 24; n += 1)
      await new Promise((resolve) => socket.write(chunk(Buffer.alloc(megabyte)), resolve));
    socket.write(Buffer.concat([chunk(`\r\n--${boundary}--\r\n`), Buffer.from('0\r\n\r\n')]));
    socket.write('GET /health HTTP/1.1\r\nHost: x\r\n\r\n');
    while (replies().length < 2) await once(socket, 'data');
    expect(replies()).toEqual(['HTTP/1.1 413', 'HTTP/1.1 200']);
    socket.destroy();
  }, 20_000);

  it('that never ends is cut off', async () => {
    patienceMs = 200;
    const { socket, replies } = sending();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    while (!socket.closed)
      await Promise.race([closed, new Promise((sent) => socket.write(chunk(Buffer.alloc(megabyte)), sent))]);
    expect(replies()).toEqual(['HTTP/1.1 413']);
  }, 20_000);
});
