import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

/** A server on the loopback whose pages are put there by the cases. */
export class Origin {
  private readonly pages = new Map<string, RequestListener>();
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  /** connections that were opened, whatever was said on them */
  connections = 0;
  requests = 0;

  /** @param certificate makes it an https server */
  constructor(private readonly certificate?: { key: string; cert: string }) {
    const listener: RequestListener = (request, response) => {
      this.requests += 1;
      const page = this.pages.get((request.url ?? '').replace(/\?.*$/, ''));
      if (page) page(request, response);
      else response.writeHead(404).end();
    };
    this.server = certificate ? createSecure(certificate, listener) : createServer(listener);
    this.server.on('connection', (socket: Socket) => {
      this.connections += 1;
      this.sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => this.sockets.delete(socket));
    });
    // What is no TLS and no HTTP is counted above and needs no answer.
    this.server.on('tlsClientError', () => undefined);
  }

  async start(): Promise<this> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return this;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  url(path: string): string {
    return `${this.certificate ? 'https' : 'http'}://127.0.0.1:${this.port}${path}`;
  }

  /** Puts a page there and says where it is. A buffer is served with ranges, as media servers do. */
  page(path: string, content: string | Buffer | RequestListener, type = 'application/octet-stream'): string {
    this.pages.set(path, typeof content === 'function' ? content : serve(Buffer.from(content), type));
    return this.url(path);
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }
}

export const playlistType = 'application/vnd.apple.mpegurl';
export const manifestType = 'application/dash+xml';

function serve(content: Buffer, type: string): RequestListener {
  return (request, response) => {
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    const start = Math.min(Number(from ?? 0), content.length);
    const end = Math.min(to ? Number(to) + 1 : content.length, content.length);
    if (start > 0 && start >= content.length) {
      response.writeHead(416, { 'content-range': `bytes */${content.length}` }).end();
      return;
    }
    response.writeHead(from === undefined ? 200 : 206, {
      'content-type': type,
      'accept-ranges': 'bytes',
      'content-length': end - start,
      ...(from !== undefined && { 'content-range': `bytes ${start}-${end - 1}/${content.length}` }),
    });
    response.end(request.method === 'HEAD' ? undefined : content.subarray(start, end));
  };
}
