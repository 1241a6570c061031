import { CONFIG, type Config } from '@app/config';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { Metrics } from './metrics';

/**
 * A door of its own for Prometheus and for liveness, without credentials: loopback unless the operator says where else, and off without
 * METRICS_PORT. GET /metrics and GET /health/live, nothing more.
 */
@Injectable()
export class MetricsServer implements OnApplicationBootstrap, OnApplicationShutdown {
  private server: Server | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Pick<Config, 'METRICS_HOST' | 'METRICS_PORT'>,
    private readonly metrics: Metrics,
  ) {}

  /** @throws Error when the port is taken: a process nobody can watch shall not start */
  async onApplicationBootstrap(): Promise<void> {
    if (this.config.METRICS_PORT === 0) return;
    this.server = createServer((request, reply) => void this.answer(request, reply));
    this.server.headersTimeout = 5_000;
    this.server.requestTimeout = 10_000;
    this.server.maxConnections = 64;
    this.server.listen(this.config.METRICS_PORT, this.config.METRICS_HOST);
    await once(this.server, 'listening');
  }

  onApplicationShutdown(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  private async answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const path = request.method === 'GET' ? request.url : null;
    try {
      if (path === '/metrics') {
        const body = await this.metrics.exposition();
        reply.writeHead(200, { 'content-type': this.metrics.contentType, 'cache-control': 'no-store' }).end(body);
      } else if (path === '/health/live') {
        reply.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"ok"}');
      } else {
        reply.writeHead(404).end();
      }
    } catch {
      reply.writeHead(500).end();
    }
  }
}
