import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../../apps/standalone/src/stores/free-port';
import { Service } from '../../support/service';
import { type StartedStores, startStores } from '../../support/stores';
import { BareTool } from './bare-tool';
import { Places } from './places';
import { LoggedProcesses } from './processes';
import { type Reply, replyOf } from './replies';
import { Watch } from './watch';

/** Tight limits, so that a minute shows what otherwise takes ten. The box is required. */
export const limits = {
  SANDBOX: 'require',
  PROBE_TIMEOUT_MS: '12000',
  PROBE_CPU_SEC: '2',
  PROBE_MEMORY_BYTES: String(512 << 20),
  SOURCE_MAX_REQUESTS: '200',
  SOURCE_MAX_BYTES: String(32 << 20),
};

/** Two runs of a tool to their limits, and the queue before them. */
const longestSeconds = 60;
/** What a tool may have, and what its program and libraries take besides. */
export const memoryBound = Number(limits.PROBE_MEMORY_BYTES) + (256 << 20);

/** The service under attack, with everything an attack needs around it. */
export class World {
  readonly processes = new LoggedProcesses();
  readonly watch = new Watch(() => this.processes.pids());
  readonly bare = new BareTool();

  private constructor(
    private readonly stores: StartedStores,
    readonly service: Service,
    private readonly places: Places,
    /** the short form: fewer repetitions */
    readonly smoke: boolean,
  ) {}

  get clips(): Places['clips'] {
    return this.places.clips;
  }

  get origin(): Places['origin'] {
    return this.places.origin;
  }

  get secureOrigin(): Places['secureOrigin'] {
    return this.places.secureOrigin;
  }

  get selfSignedOrigin(): Places['selfSignedOrigin'] {
    return this.places.selfSignedOrigin;
  }

  get canary(): Places['canary'] {
    return this.places.canary;
  }

  get lure(): Places['lure'] {
    return this.places.lure;
  }

  get canaryFolder(): Places['canaryFolder'] {
    return this.places.canaryFolder;
  }

  static async open(smoke: boolean): Promise<World> {
    const [stores, places] = await Promise.all([startStores(), Places.open()]);
    const environment = {
      ...limits,
      ...places.environment(),
      ...withoutRateLimits(),
      SYNC_TIMEOUT_MS: String(longestSeconds * 1000),
      LOG_LEVEL: 'trace',
    };
    const service = await Service.start('attack', { stores, workers: 0, environment });
    const world = new World(stores, service, places, smoke);
    world.processes.adopt(service.pidOf('api'));
    try {
      const port = String(await freePort('127.0.0.1'));
      world.processes.start('api', { ...service.environment, PORT: port, INSTANCE_ID: 'api-under-attack' });
      world.processes.start('worker', { ...service.environment, INSTANCE_ID: 'worker-under-attack' });
      service.baseUrl = `http://127.0.0.1:${port}`;
      await service.until(async () => (await world.health()) === 'ok');
      return world;
    } catch (error) {
      await world.close();
      throw error;
    }
  }

  /** Sends bytes first and has them probed with options. */
  async uploadFirst(name: string, bytes: Buffer, options: Record<string, unknown>): Promise<Reply> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), name);
    const sent = await this.service.fetch('/api/v1/uploads', { method: 'POST', body: form });
    const { upload_id } = (await sent.json()) as { upload_id: string };
    return this.post('/api/v1/probe/file', { upload_id, fresh: true, ...options });
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
    const json = { 'content-type': 'application/json', ...headers };
    return this.send(path, { method: 'POST', body: JSON.stringify(body), headers: json });
  }

  async send(path: string, init: RequestInit): Promise<Reply> {
    const began = performance.now();
    const response = await this.service.fetch(path, { ...init, signal: AbortSignal.timeout(2_000 * longestSeconds) });
    const text = await response.text();
    return replyOf(response.status, text, (performance.now() - began) / 1000);
  }

  /** Puts a file below the media root and says how it is named there. */
  place(name: string, bytes: Buffer): string {
    writeFileSync(join(this.service.mediaRoot, name), bytes);
    return `media/${name}`;
  }

  /** `ok` when PostgreSQL, Redis and a worker are there. */
  async health(): Promise<string> {
    const response = await fetch(`${this.service.baseUrl}/health/ready`);
    return ((await response.json()) as { status: string }).status;
  }

  async close(): Promise<void> {
    this.watch.close();
    await this.processes.stop();
    await this.service.stop();
    await this.bare.close();
    await this.places.close();
    await this.stores.stop();
  }
}

/** The attacks come from one caller, and many at once. */
function withoutRateLimits(): Record<string, string> {
  const names = ['', '_USER', '_ADDRESS', '_UPLOADS', '_HEAVY', '_LOGIN', '_FAILED_AUTH'];
  return Object.fromEntries(names.map((name) => [`RATE_LIMIT${name}_PER_MINUTE`, '1000000']));
}
