import { BlockMemory } from '@app/storage';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { lingeringClose } from './lingering-close';
import { TakenBody } from './taken-body';

const blockBytes = 256 * 1024;
const memory = () => new BlockMemory(blockBytes, 4, 1);

let server: Server;
let taking: (body: TakenBody, request: IncomingMessage, response: ServerResponse) => Promise<void>;
let blocks: BlockMemory;
let failures: unknown[];
let declined: boolean;
beforeEach(async () => {
  blocks = memory();
  failures = [];
  declined = false;
  server = createServer((request, response) => {
    // As after a look into the database: the parser has read what it reads unasked.
    setTimeout(() => {
      const body = TakenBody.of(request, Number(request.headers['content-length']), blocks);
      if (body === null) {
        declined = true;
        response.end();
        return;
      }
      lingeringClose(request.socket, () => body.stillComes);
      response.setHeader('connection', 'close');
      taking(body, request, response).catch((error: unknown) => failures.push(error));
    }, 20);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

const connected = () => connect((server.address() as AddressInfo).port, '127.0.0.1');
const head = (bytes: number, more = '') => `POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${bytes}\r\n${more}\r\n`;

/** All of it, copied block by block; every so often one is kept for a while. */
async function readAll(body: TakenBody): Promise<Buffer> {
  const seen: Buffer[] = [];
  for (let block = await body.next(); block !== null; block = await body.next()) {
    seen.push(Buffer.from(block.bytes));
    if (seen.length % 3 === 0) setImmediate(() => block.release());
    else block.release();
  }
  return Buffer.concat(seen);
}

describe('a body taken from its connection', () => {
  it.each([
    ['at once', 1],
    ['in dribs and drabs', 50],
  ])('is what was sent, %s, and what follows it is not', async (_name, writes) => {
    const sent = randomBytes(3_000_000);
    let got: Buffer = Buffer.alloc(0);
    taking = async (body, request, response) => {
      got = await readAll(body);
      response.end(`${request.complete} ${body.stillComes}`);
    };
    const socket = connected();
    socket.write(head(sent.length));
    for (let n = 0; n < writes; n += 1) {
      socket.write(sent.subarray((sent.length * n) / writes, (sent.length * (n + 1)) / writes));
      if (writes > 1) await new Promise(setImmediate);
    }
    socket.write(head(0));
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 OK\r\nconnection: close\r\n[^]*\r\n\r\ntrue false$/i);
    expect(got.equals(sent)).toBe(true);
    expect(failures).toEqual([]);
  });

  it('is not read faster than its blocks are released', async () => {
    let held = 0;
    taking = async (body, _request, response) => {
      const kept = [];
      for (let n = 0; n < 3; n += 1) kept.push(await body.next());
      held = kept.length;
      let more = false;
      const fourth = body.next().then((block) => ((more = true), block));
      await new Promise((resolve) => setTimeout(resolve, 100));
      const waited = !more;
      for (const block of kept) block?.release();
      (await fourth)?.release();
      await readAll(body);
      response.end(String(waited));
    };
    const socket = connected();
    socket.write(head(2_000_000));
    socket.write(randomBytes(2_000_000));
    expect(await text(socket)).toMatch(/true/);
    expect([held, failures]).toEqual([3, []]);
  });

  it.each(['destroy', 'resetAndDestroy', 'end'] as const)('fails when its sender goes away: %s', async (how) => {
    taking = async (body) => void (await readAll(body));
    const socket = connected().on('error', () => undefined);
    socket.write(head(10_000_000));
    socket.write(randomBytes(1_000_000), () => setTimeout(() => socket[how](), 50));
    await until(() => failures.length > 0);
    expect(failures).toMatchObject([{ code: 'ECONNRESET' }]);
    expect(blocks.take()).not.toBeNull();
  });

  it('fails when it is cut off for coming too slowly', async () => {
    taking = async (body, request) => {
      (await body.next())?.release();
      request.destroy(new Error('too slow'));
      await readAll(body);
    };
    const socket = connected().on('error', () => undefined);
    socket.write(head(10_000_000));
    socket.write(randomBytes(1_000_000));
    await until(() => failures.length > 0);
    expect(failures).toMatchObject([{ message: 'too slow' }]);
    expect(blocks.take()).not.toBeNull();
  });

  it('can be refused in the middle: the reply arrives, what still comes is let go, and the memory is free', async () => {
    taking = async (body, _request, response) => {
      (await body.next())?.release();
      body.discard();
      response.end('too much');
    };
    // A sender that goes on after the reply, as most do.
    const { port } = server.address() as AddressInfo;
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    socket.write(head(20_000_000));
    let replied = '';
    socket.on('data', (chunk) => (replied += chunk.toString()));
    for (let n = 0; n < 20; n += 1) await new Promise((resolve) => socket.write(Buffer.alloc(1_000_000), resolve));
    await until(() => replied.includes('too much'));
    socket.end();
    await once(socket, 'close');
    expect(socket.errored).toBeNull();
    expect(blocks.take()).not.toBeNull();
  });

  it('is not taken when all memory is in use, and then read as ever', async () => {
    const set = blocks.take();
    const socket = connected();
    socket.write(head(100, 'Connection: close\r\n') + 'x'.repeat(100));
    await text(socket);
    expect([set === null, declined]).toEqual([false, true]);
  });

  it('is not taken when some of it lies between the connection and the parser', async () => {
    // Whoever listens makes Node read the connection first, and the parser from there.
    server.on('connection', (socket) => socket.on('data', () => undefined));
    const socket = connected();
    socket.write(head(3_000_000, 'Connection: close\r\n'));
    socket.write(randomBytes(3_000_000));
    await once(socket, 'data');
    socket.destroy();
    expect([blocks.take() === null, declined]).toEqual([false, true]);
  });
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
