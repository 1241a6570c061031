import { createHash, randomBytes } from 'node:crypto';
import { type IncomingMessage, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { Service } from '../support/service';
import { storedCounts, storedFiles } from '../support/what-is-stored';

/** Above this a body with a length is taken from Node's parser. */
const largeBytes = 16 * 1024 * 1024;
const boundary = 'one-boundary';
const fileHead = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="large.mp4"\r\n\r\n`;
const end = `\r\n--${boundary}--\r\n`;
const field = `\r\n--${boundary}\r\ncontent-disposition: form-data; name="colour"\r\n\r\nred`;

let service: Service;
beforeAll(async () => void (service = await Service.start('large-uploads')));
afterAll(() => service.stop());

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
/** Random once: to make and to copy so much for each would cost more than to send it. Each begins elsewhere, and so differs from all others everywhere. */
const all = randomBytes(largeBytes + 100_000);
let made = 0;
const large = () => all.subarray(++made * 1_000, made * 1_000 + largeBytes + 54_321);
const bytesOf = (piece: Buffer | string) => (typeof piece === 'string' ? Buffer.from(piece) : piece);
const multipart = (...pieces: (Buffer | string)[]) => Buffer.concat(pieces.map(bytesOf));

function opened(path: string, bytes: number, more = ''): Socket {
  const socket = connect({ port: Number(service.environment['PORT']), host: '127.0.0.1', allowHalfOpen: true });
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: x\r\nX-API-Key: ${service.apiKey}\r\nContent-Type: multipart/form-data; boundary=${boundary}\r\nContent-Length: ${bytes}\r\n${more}\r\n`,
  );
  return socket;
}

interface Reply {
  status: number | undefined;
  connection: string | undefined;
  body: { upload_id: string; size_bytes: number; sha256: string; code?: string };
}

/** Piece by piece as it lies in memory; `fetch` would copy all of it twice. */
async function post(pieces: (Buffer | string)[], path = '/api/v1/uploads'): Promise<Reply> {
  const bytes = pieces.map(bytesOf);
  const sent = request(service.baseUrl + path, {
    method: 'POST',
    headers: {
      'x-api-key': service.apiKey,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': bytes.reduce((sum, { length }) => sum + length, 0),
    },
  });
  // What is refused in the middle may be cut off; the reply counts.
  sent.on('error', () => undefined);
  const replied = new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve);
    sent.once('close', () => reject(new Error('there was no reply')));
  });
  for (const piece of bytes) sent.write(piece);
  sent.end();
  const reply = await replied;
  const body = JSON.parse(await text(reply)) as Reply['body'];
  return { status: reply.statusCode, connection: reply.headers.connection, body };
}

describe('a large upload', () => {
  it('is kept as it was sent, and its connection is closed after the reply', async () => {
    const bytes = large();
    const { status, connection, body } = await post([fileHead, bytes, end]);
    expect([status, connection]).toEqual([201, 'close']);
    expect(body).toMatchObject({ size_bytes: bytes.length, sha256: sha256(bytes) });
    const content = await service.fetch(`/api/v1/uploads/${body.upload_id}/content`);
    expect(sha256(Buffer.from(await content.arrayBuffer()))).toBe(sha256(bytes));
  });

  it('of unknown length is read as a stream', async () => {
    const bytes = large();
    const response = await service.fetch('/api/v1/uploads', {
      method: 'POST',
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      body: new Blob([multipart(fileHead, bytes, end)]).stream(),
      duplex: 'half',
    });
    expect([response.status, response.headers.get('connection')]).toEqual([201, 'keep-alive']);
    expect(await response.json()).toMatchObject({ size_bytes: bytes.length, sha256: sha256(bytes) });
  });

  it('is told to go on when it asks, and what is sent behind it belongs to nobody', async () => {
    const bytes = large();
    const body = multipart(fileHead, bytes, end);
    const socket = opened('/api/v1/uploads', body.length, 'Expect: 100-continue\r\n');
    let said = '';
    socket.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await service.until(() => Promise.resolve(said.startsWith('HTTP/1.1 100 Continue\r\n\r\n')));
    socket.write(body);
    socket.write('GET /health HTTP/1.1\r\nHost: x\r\n\r\n');
    await new Promise((resolve) => socket.once('end', resolve));
    socket.destroy();
    expect(said.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 100', 'HTTP/1.1 201']);
    expect(said).toContain(sha256(bytes));
  });

  it('one of several at once is never mixed with another, more than are taken among them', async () => {
    const bodies = Array.from({ length: 15 }, large);
    const replies = await Promise.all(bodies.map((bytes) => post([fileHead, bytes, end])));
    expect(replies.map(({ status, body }) => [status, body.sha256])).toEqual(
      bodies.map((bytes) => [201, sha256(bytes)]),
    );
    for (const { body } of replies) await service.fetch(`/api/v1/uploads/${body.upload_id}`, { method: 'DELETE' });
  });

  it.each<[string, (bytes: Buffer) => (Buffer | string)[]]>([
    ['a second file', (bytes) => [fileHead, bytes, '\r\n', fileHead, 'film', end]],
    ['an unknown field behind it', (bytes) => [fileHead, bytes, field, end]],
    ['no end', (bytes) => [fileHead, bytes]],
    ['no file', (bytes) => [bytes, end]],
    ['another name', (bytes) => [fileHead.replace('"file"', '"film"'), bytes, end]],
  ])('with %s is refused, and nothing of it is kept', async (_name, built) => {
    const before = await storedCounts(service);
    const body = built(large());
    for (const path of ['/api/v1/uploads', '/api/v1/probe/file'])
      expect(await post(body, path)).toMatchObject({
        status: 400,
        body: { code: expect.stringMatching(/^(MULTIPART_INVALID|VALIDATION_FAILED)$/) as string },
      });
    expect(await storedCounts(service)).toEqual(before);
  });

  it.each(['/api/v1/uploads', '/api/v1/probe/file'])(
    'to %s whose sender goes away in the middle leaves neither file nor row',
    async (path) => {
      const before = await storedCounts(service);
      const socket = opened(path, largeBytes * 2);
      socket.write(multipart(fileHead, all.subarray(0, 5_000_000)));
      await service.until(() => Promise.resolve(storedFiles(service).some(({ name }) => name.endsWith('.partial'))));
      socket.destroy();
      await service.until(() => Promise.resolve(storedFiles(service).length === before.files));
      expect(await storedCounts(service)).toEqual(before);
    },
  );

  it('is refused while it is sent: the reply arrives before all of it did', async () => {
    const socket = opened('/api/v1/uploads', largeBytes * 2);
    const replied = text(socket);
    socket.write(multipart(fileHead.replace('"file"', '"film"'), all.subarray(0, 5_000_000)));
    expect(await replied).toMatch(/^HTTP\/1\.1 400 /);
    socket.destroy();
  });
});
