import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket, createServer as createTlsServer } from 'node:tls';
import { promisify } from 'node:util';
import { makeClip } from '../support/media';
import { Service } from '../support/service';
import { runningStores } from '../support/stores';
import { root } from './chart';

const run = promisify(execFile);

/** The stores of this run behind TLS: relays that end it, as a managed store's front does. What speaks plainly gets nowhere. */
describe('stores that are reached by TLS alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ffprobe-api-tls-'));
  const relays: Server[] = [];
  const sockets = new Set<Socket>();
  let service: Service;
  let databaseUrl = '';
  let redisUrl = '';
  let plainDatabaseUrl = '';

  beforeAll(async () => {
    const stores = runningStores();
    certificate(folder);
    const pair = { key: readFileSync(join(folder, 'key.pem')), cert: readFileSync(join(folder, 'cert.pem')) };
    const [postgres, redis] = [new URL(await stores.databaseUrl('encrypted')), new URL(await stores.redisUrl())];
    const track = (socket: Socket) => {
      sockets.add(socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket)));
      return socket;
    };
    const join2 = (near: Socket, url: URL) => {
      const far = track(connect(Number(url.port), url.hostname));
      near.on('close', () => far.destroy());
      far.on('close', () => near.destroy());
      near.pipe(far).pipe(near);
    };
    // PostgreSQL asks for TLS in its own words first (protocol, "SSL Session Encryption"): the request is 8 bytes, the answer one.
    const postgresRelay = createServer((socket) => {
      track(socket).once('data', (request) => {
        if (request.length !== 8 || request.readInt32BE(4) !== 80877103) return socket.destroy();
        socket.write('S');
        const secure = new TLSSocket(socket, { isServer: true, ...pair });
        join2(track(secure), postgres);
      });
    });
    const redisRelay = createTlsServer(pair, (socket) => join2(track(socket), redis));
    for (const relay of [postgresRelay, redisRelay]) {
      relays.push(relay.listen(0, '127.0.0.1'));
      await once(relay, 'listening');
    }
    const at = (url: URL, relay: Server) => {
      const changed = new URL(url);
      [changed.hostname, changed.port] = ['localhost', String((relay.address() as AddressInfo).port)];
      return changed;
    };
    plainDatabaseUrl = at(postgres, postgresRelay).href;
    databaseUrl = `${plainDatabaseUrl}?sslmode=verify-full`;
    redisUrl = at(redis, redisRelay).href.replace(/^redis:/, 'rediss:');
    service = await Service.start('encrypted', {
      environment: {
        DATABASE_URL: databaseUrl,
        REDIS_URL: redisUrl,
        CACHE_REDIS_URL: redisUrl,
        NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem'),
      },
    });
    makeClip(service.mediaRoot, 'plain.mp4');
  });
  afterAll(async () => {
    await (service as Service | undefined)?.stop();
    for (const relay of relays) relay.close();
    for (const socket of sockets) socket.destroy();
    rmSync(folder, { recursive: true });
  });

  it('serve the whole path: row, doorbell, events, limits and cache', async () => {
    const { status, body } = await service.post<{ id: string; status: string }>('/api/v1/probe/file', {
      file_path: 'media/plain.mp4',
    });
    expect([status, body.status]).toEqual([200, 'completed']);
    const first = await service.fetch(`/api/v1/probe/analyses/${body.id}`);
    const again = await service.fetch(`/api/v1/probe/analyses/${body.id}`);
    expect([first.status, await again.text()]).toEqual([200, await first.text()]);
    const health = await service.json<{ status: string }>('/health/ready');
    expect(health.body.status).toBe('ok');
  });

  it.each([
    ['a certificate nobody vouches for', () => ({ NODE_EXTRA_CA_CERTS: '' }), /self.signed certificate/],
    [
      'no encryption where it is demanded',
      () => ({ DATABASE_URL: plainDatabaseUrl }),
      /Connection terminated|ECONNRESET/,
    ],
  ])('refuse %s', async (_case, environment, reason) => {
    const attempt = run(process.execPath, [join(root, 'dist/apps/api/src/migrate.js')], {
      env: { ...service.environment, ...environment() },
    });
    await expect(attempt).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(reason) as string });
  });
});

function certificate(folder: string): void {
  const words = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost';
  execFileSync(
    'openssl',
    [
      ...words.split(' '),
      ...['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
      ...['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')],
    ],
    { stdio: 'ignore' },
  );
}
