import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../apps/standalone/src/stores/free-port';
import { makeCertificates, type TestCertificates } from '../../../libs/outbound/src/testing/certificates';
import { Service } from '../../support/service';
import { type StartedStores, startStores } from '../../support/stores';
import { Clips } from '../media/clips';
import { BareTool } from './bare-tool';
import { Origin } from './origins';
import { LoggedProcesses } from './processes';
import { type Reply, replyOf } from './replies';
import { Watch } from './watch';

/** Tight limits, so that a minute shows what otherwise takes ten. The box is required, and the environment is hostile. */
export const limits = {
  SANDBOX: 'require',
  PROBE_TIMEOUT_MS: '12000',
  PROBE_CPU_SEC: '4',
  PROBE_MEMORY_BYTES: String(512 << 20),
  SOURCE_MAX_REQUESTS: '200',
  SOURCE_MAX_BYTES: String(32 << 20),
};

/** Two runs of a tool to their limits, and the queue before them. */
const longestSeconds = 60;
/** A node that parses boxes may use this much beside what the tools may. */
export const memoryBound = Number(limits.PROBE_MEMORY_BYTES) + (256 << 20);

/** The service under attack, an origin it may reach, and canaries it must not. */
export class World {
  private constructor(
    private readonly stores: StartedStores,
    readonly service: Service,
    readonly processes: LoggedProcesses,
    readonly clips: Clips,
    readonly certificates: TestCertificates,
    readonly watch: Watch,
    readonly bare: BareTool,
    /** reachable: OUTBOUND_ALLOW_PRIVATE names it */
    readonly origin: Origin,
    readonly secureOrigin: Origin,
    readonly selfSignedOrigin: Origin,
    /** an address of this machine the service may not reach; every connection to it is counted */
    readonly canary: Origin,
    /** what the controls run into: they have no defence */
    readonly lure: Origin,
    /** files outside the media roots; what is in them carries the foreign mark */
    readonly canaryFolder: string,
    /** the short form: fewer repetitions */
    readonly smoke: boolean,
  ) {}

  static async open(smoke: boolean): Promise<World> {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ffprobe-api-attack-')));
    const certificates = makeCertificates();
    const [stores, origin, secure, selfSigned, canary, lure] = await Promise.all([
      startStores(),
      new Origin().start(),
      new Origin(certificates.trusted).start(),
      new Origin(certificates.selfSigned).start(),
      new Origin().start(),
      new Origin().start(),
    ]);
    const clips = new Clips(folder);
    const canaryFolder = join(folder, 'canary');
    mkdirSync(canaryFolder);
    for (const name of ['foreign.ts', 'foreign.mp4'] as const)
      writeFileSync(join(canaryFolder, name), clips.bytes(name));
    for (const place of [canary, lure]) {
      place.page('/foreign.ts', clips.bytes('foreign.ts'), 'video/mp2t');
      place.page('/foreign.mp4', clips.bytes('foreign.mp4'), 'video/mp4');
      place.page('/key', Buffer.alloc(16, 1));
    }
    for (const name of ['plain.mp4', 'plain.ts', 'fragmented.mp4'] as const) origin.page(`/${name}`, clips.bytes(name));
    const authority = join(folder, 'ca.pem');
    writeFileSync(authority, certificates.ca);
    const environment = {
      ...limits,
      SYNC_TIMEOUT_MS: String(longestSeconds * 1000),
      RATE_LIMIT_PER_MINUTE: '1000000',
      RATE_LIMIT_USER_PER_MINUTE: '1000000',
      RATE_LIMIT_ADDRESS_PER_MINUTE: '1000000',
      RATE_LIMIT_UPLOADS_PER_MINUTE: '1000000',
      RATE_LIMIT_HEAVY_PER_MINUTE: '1000000',
      OUTBOUND_ALLOW_PRIVATE: [origin, secure, selfSigned].map(({ port }) => `127.0.0.1:${port}`).join(','),
      OUTBOUND_CA_FILE: authority,
      LOG_LEVEL: 'trace',
      no_proxy: '*',
      NO_PROXY: '*',
      http_proxy: canary.url('/'),
      all_proxy: canary.url('/'),
    };
    const service = await Service.start('attack', { stores, workers: 0, environment });
    const processes = new LoggedProcesses();
    const port = String(await freePort('127.0.0.1'));
    processes.start('api', { ...service.environment, PORT: port, INSTANCE_ID: 'api-under-attack' });
    processes.start('worker', { ...service.environment, INSTANCE_ID: 'worker-under-attack' });
    service.baseUrl = `http://127.0.0.1:${port}`;
    const watch = new Watch(() => processes.pids());
    const world = new World(
      stores,
      service,
      processes,
      clips,
      certificates,
      watch,
      new BareTool(),
      origin,
      secure,
      selfSigned,
      canary,
      canaryFolder,
    );
    try {
      await service.until(async () => (await world.health()) === 'ok');
      return world;
    } catch (error) {
      await world.close();
      throw error;
    }
  }

  /** Sends bytes as a file with the request. */
  async upload(name: string, bytes: Buffer | string, options: Record<string, string> = {}): Promise<Reply> {
    const form = new FormData();
    for (const [field, value] of Object.entries(options)) form.append(field, value);
    form.append('file', new Blob([new Uint8Array(Buffer.from(bytes))]), name);
    return this.send('/api/v1/probe/file', { method: 'POST', body: form });
  }

  async probeUrl(url: string, options: Record<string, unknown> = {}): Promise<Reply> {
    return this.post('/api/v1/probe/url', { url, fresh: true, ...options });
  }

  async probePath(path: string, options: Record<string, unknown> = {}): Promise<Reply> {
    return this.post('/api/v1/probe/file', { file_path: path, fresh: true, ...options });
  }

  async post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const init = {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    };
    return this.send(path, init);
  }

  /** Puts a file below the media root and says how it is named there. */
  place(name: string, bytes: Buffer): string {
    writeFileSync(join(this.service.mediaRoot, name), bytes);
    return `media/${name}`;
  }

  async health(): Promise<string> {
    const response = await fetch(`${this.service.baseUrl}/health/ready`);
    return ((await response.json()) as { status: string }).status;
  }

  async close(): Promise<void> {
    this.watch.close();
    await this.processes.stop();
    await this.service.stop();
    await this.bare.close();
    await Promise.all([this.origin, this.secureOrigin, this.selfSignedOrigin, this.canary, this.lure].map((one) => one.close()));
    await this.stores.stop();
    rmSync(join(this.canaryFolder, '..'), { recursive: true, force: true });
  }

  async send(path: string, init: RequestInit): Promise<Reply> {
    const began = performance.now();
    const response = await this.service.fetch(path, {
      ...init,
      signal: AbortSignal.timeout(2 * longestSeconds * 1000),
    });
    const text = await response.text();
    return replyOf(response.status, text, (performance.now() - began) / 1000);
  }
}
