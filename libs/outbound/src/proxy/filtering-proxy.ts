import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { SecureContext } from 'node:tls';
import { PinningResolver } from '../pinning-resolver';
import { trustOf } from '../tls-trust';
import { ToolLeft } from './exchange';
import { forward } from './forward';
import { type JobRequest, type PassLimits, ProxyJob } from './proxy-job';
import { tunnel } from './tunnel';
import type { Verdict } from './verdict';

export interface FilteringProxyOptions {
  /** Where the jobs' sockets are made, in a folder of this proxy's own. Keep it short: a socket's path has 107 bytes. */
  folder: string;
  /** Mode of a job's socket; 0600 when not given, 0666 when the tool runs as another user. */
  socketMode?: number;
  /** Listen on a loopback TCP port too, for tools that run without a box; jobs prove themselves by password there. */
  listenOnLoopback?: boolean;
  resolver?: PinningResolver;
  /** PEM certificates trusted besides Node's roots. */
  ca?: readonly string[];
}

/** One job's way out, while it is open. */
export interface OpenJob {
  id: string;
  /** This job's own proxy socket; who may open it needs no password. */
  socketPath: string;
  /** What the tool is to open instead of the source: no credentials, no query, https shown as http on its port. */
  toolUrl: string;
  /** User and password on the shared loopback port, and the whole as `http_proxy` wants it; null without that port. */
  loopback: { user: string; password: string; proxyUrl: string } | null;
  /** Aborts when a budget is overrun: the tool's work is void from then on, so it may as well be stopped. */
  exhausted: AbortSignal;
  /** Another pass over the source begins, with budgets and a deadline of its own. */
  renew(limits: PassLimits): void;
  /** What this pass may still use; for who would rather stop than run into a budget. */
  left(): PassLimits;
  /** Complete once the tool has ended; may be asked at any time, also after closing. */
  verdict(): Verdict;
  close(): Promise<void>;
}

const MAX_SOCKET_PATH_BYTES = 107;

/** The only way out for tools that read strangers' URLs: an HTTP proxy that decides for each request of each job. */
export class FilteringProxy {
  private readonly resolver: PinningResolver;
  private readonly trust: SecureContext;
  private readonly jobsByPassword = new Map<string, ProxyJob>();
  private readonly open = new Set<OpenJob>();
  private place: { folder: string; loopback: Server | null } | null = null;

  constructor(private readonly options: FilteringProxyOptions) {
    this.resolver = options.resolver ?? new PinningResolver();
    this.trust = trustOf(options.ca);
  }

  async start(): Promise<void> {
    await mkdir(this.options.folder, { recursive: true, mode: 0o700 });
    const folder = await mkdtemp(join(this.options.folder, 'p-'));
    const loopback = this.options.listenOnLoopback === true ? this.serve((asked) => this.jobOf(asked)) : null;
    if (loopback !== null) await listen(loopback, { host: '127.0.0.1', port: 0 });
    this.place = { folder, loopback };
  }

  /**
   * Throws URL_SCHEME_NOT_ALLOWED, URL_MALFORMED, SOURCE_HEADER_NOT_ALLOWED (bad-request) or ADDRESS_NOT_PUBLIC
   * (unprocessable) for what is known in advance; the rest shows in the verdict.
   */
  async openJob(request: JobRequest): Promise<OpenJob> {
    if (this.place === null) throw new Error('The proxy is not started.');
    const { folder, loopback } = this.place;
    const job = new ProxyJob(request, this.resolver, this.trust);
    const socketPath = join(folder, job.id);
    const server = this.serve(() => job);
    try {
      if (Buffer.byteLength(socketPath) > MAX_SOCKET_PATH_BYTES) throw new Error(`Socket path too long: ${socketPath}`);
      await listen(server, { path: socketPath });
      await chmod(socketPath, this.options.socketMode ?? 0o600);
    } catch (error) {
      job.end(new ToolLeft());
      server.close();
      throw error;
    }

    const password = randomBytes(32).toString('hex');
    this.jobsByPassword.set(fingerprint(job.id, password), job);
    const close = async () => {
      this.jobsByPassword.delete(fingerprint(job.id, password));
      this.open.delete(opened);
      job.end(new ToolLeft());
      await shut(server);
    };
    const opened: OpenJob = {
      id: job.id,
      socketPath,
      toolUrl: job.urls.sourceUrl,
      loopback: loopback === null ? null : { user: job.id, password, proxyUrl: proxyUrl(loopback, job.id, password) },
      exhausted: job.ledger.exhausted,
      renew: (limits) => job.renew(limits),
      left: () => job.left(),
      verdict: () => job.verdict(),
      close,
    };
    this.open.add(opened);
    return opened;
  }

  /** Closes every job and takes the sockets' folder away. */
  async close(): Promise<void> {
    const { place } = this;
    this.place = null;
    await Promise.all([...this.open].map((job) => job.close()));
    if (place === null) return;
    if (place.loopback !== null) await shut(place.loopback);
    await rm(place.folder, { recursive: true, force: true });
  }

  private jobOf(asked: IncomingMessage): ProxyJob | null {
    const [, encoded = ''] = /^basic (.+)$/i.exec(asked.headers['proxy-authorization'] ?? '') ?? [];
    const [user = '', password = ''] = Buffer.from(encoded, 'base64').toString().split(':');
    return this.jobsByPassword.get(fingerprint(user, password)) ?? null;
  }

  private serve(jobOf: (asked: IncomingMessage) => ProxyJob | null): Server {
    const server = createServer({
      maxHeaderSize: 32 * 1024,
      headersTimeout: 10_000,
      connectionsCheckingInterval: 5_000,
    });
    server.on('request', (asked, answer) => {
      const job = jobOf(asked);
      if (job !== null) void forward(job, asked, answer);
      else answer.writeHead(407, { 'proxy-authenticate': 'Basic realm="job"', 'content-length': 0 }).end();
    });
    server.on('connect', (asked: IncomingMessage, tool, head: Buffer) => {
      const job = jobOf(asked);
      if (job !== null) void tunnel(job, asked, tool, head);
      else tool.end('HTTP/1.1 407 Job unknown\r\nProxy-Authenticate: Basic realm="job"\r\nContent-Length: 0\r\n\r\n');
    });
    return server;
  }
}

/** Passwords are looked up by their hash, so that comparing takes no time that tells anything. */
function fingerprint(user: string, password: string): string {
  return createHash('sha256').update(`${user}:${password}`).digest('hex');
}

function proxyUrl(server: Server, user: string, password: string): string {
  return `http://${user}:${password}@127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function listen(server: Server, at: { path: string } | { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ ...at, backlog: 1024 }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
