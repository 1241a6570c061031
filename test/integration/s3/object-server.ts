import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { S3Access } from '../../../libs/storage/src/s3/s3-access';

export interface NotedRequest {
  method: string;
  /** path and query as they arrived */
  url: string;
  range: string | undefined;
}

/** The one key pair s3rver knows; it asks for the id and believes any signature. */
const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER-secret' };

/** A real S3-compatible server on a free port of the loopback, noting what it is asked. */
export class ObjectServer {
  readonly requests: NotedRequest[] = [];
  readonly access: S3Access;

  private constructor(
    private readonly server: Server,
    private readonly folder: string,
  ) {
    this.access = new S3Access({
      endpoint: this.endpoint,
      region: 'us-east-1',
      ...credentials,
      forcePathStyle: true,
      ca: [],
    });
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What a service is told to read objects from here. */
  get settings(): Record<string, string> {
    return {
      S3_ENDPOINT: this.endpoint,
      S3_ACCESS_KEY_ID: credentials.accessKeyId,
      S3_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    };
  }

  static async start(buckets: string[]): Promise<ObjectServer> {
    const folder = mkdtempSync(join(tmpdir(), 'object-server-'));
    const store = new S3rver({
      directory: folder,
      silent: true,
      vhostBuckets: false,
      configureBuckets: buckets.map((name) => ({ name })),
    });
    await store.configureBuckets();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const started = new ObjectServer(server, folder);
    server.on('request', started.noting(store.callback()));
    return started;
  }

  /** Requests of that method whose URL holds the text. */
  asked(method: string, text: string): NotedRequest[] {
    return this.requests.filter((request) => request.method === method && request.url.includes(text));
  }

  /** Stops listening; the data is kept until {@link stop}. */
  async fall(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  async stop(): Promise<void> {
    this.access.client.destroy();
    if (this.server.listening) await this.fall();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private noting(listener: RequestListener): RequestListener {
    return (request, reply) => {
      const { method = '', url = '' } = request;
      this.requests.push({ method, url, range: request.headers.range });
      // AbortMultipartUpload is what s3rver does not know: that it was asked for is all that can be seen here.
      if (method === 'DELETE' && url.includes('uploadId=')) reply.writeHead(204).end();
      else listener(request, reply);
    };
  }
}
