import { type ApiOptions, FfprobeApi } from '@ffprobe-api/client';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../../apps/standalone/src/stores/free-port';
import { keptPrograms } from './kept-programs';
import { keep, type KeptService, strikeOut, takeKept, writeDown } from './kept-services';
import { administrator, migrate, migratedDatabase } from './migrated-database';
import { testFfmpeg } from './media-tools';
import { end, type Running } from './running';
import { type Stores, runningStores } from './stores';
import { isUnhurried } from './unhurried';

const root = join(__dirname, '../..');

/** An address of this machine that the services of tests may call; 127.0.0.1 is none. */
export const neighbour = '127.0.0.77';

/** Looks, sweeps and forgets soon, though not so often that it costs more than the work. Specs that want some of it ask for all of it, and go on with one service. */
export const hasty = {
  JANITOR_INTERVAL_MS: '400',
  RECONCILE_INTERVAL_MS: '400',
  UPLOAD_TTL_SEC: '2',
  CONTENT_CPU_SEC: '3',
  LADDER_TIMEOUT_MS: '12000',
  PUBLIC_URL: 'https://media.example.com/',
} as const satisfies Record<string, string>;

export interface ServiceOptions {
  /** environment of API and worker beyond what every test has */
  environment?: Record<string, string>;
  workers?: number;
  stores?: Stores;
  /** folder of compiled programs, if API and worker shall be of another version; migrations stay this one's */
  programs?: string;
  /** takes the processes' log lines, as parsed */
  onLog?: (line: Record<string, unknown>) => void;
}

/** The compiled service as its users meet it: real processes on real stores, reached over HTTP. */
export class Service {
  private readonly started: Running[] = [];
  private kept: KeptService | null = null;
  readonly admin = administrator;
  baseUrl: string;
  apiKey = '';

  private constructor(
    readonly folder: string,
    readonly environment: NodeJS.ProcessEnv,
    private readonly options: ServiceOptions,
  ) {
    this.baseUrl = `http://127.0.0.1:${environment['PORT']}`;
  }

  /** folder of the media root `media` */
  get mediaRoot(): string {
    return join(this.folder, 'media');
  }

  get storageDir(): string {
    return join(this.folder, 'storage');
  }

  static async start(name: string, options: ServiceOptions = {}): Promise<Service> {
    const known = isKept(options) ? await takeKept(kindOf(options)) : null;
    if (known) return Service.of(known, options);
    const stores = options.stores ?? runningStores();
    const isCopy = options.stores === undefined && options.environment?.['DATABASE_URL'] === undefined;
    const folder = realpathSync(mkdtempSync(join(tmpdir(), `ffprobe-api-${name}-`)));
    mkdirSync(join(folder, 'media'));
    const environment = {
      PATH: process.env['PATH'],
      NODE_ENV: 'test',
      LOG_LEVEL: 'warn',
      HOST: '127.0.0.1',
      // A neighbour for origins and receivers; everything else that is private stays so.
      OUTBOUND_ALLOW_PRIVATE: neighbour,
      HEARTBEAT_MS: '200',
      PORT: String(await freePort('127.0.0.1')),
      DATABASE_URL: isCopy ? stores.freeDatabaseUrl(name) : await stores.databaseUrl(name),
      REDIS_URL: await stores.redisUrl(),
      JWT_SECRET: randomBytes(32).toString('hex'),
      ENCRYPTION_KEY: randomBytes(32).toString('hex'),
      STORAGE_DIR: join(folder, 'storage'),
      STORAGE_MIN_FREE_BYTES: '0',
      MEDIA_ROOTS: `media=${join(folder, 'media')}`,
      SANDBOX: 'prefer',
      FFMPEG_PATH: testFfmpeg(),
      ADMIN_EMAIL: administrator.email,
      ADMIN_PASSWORD: administrator.password,
      ...options.environment,
    };
    const service = new Service(folder, environment, options);
    try {
      await service.boot(options.workers ?? 1, isCopy);
    } catch (error) {
      await service.stop();
      throw error;
    }
    return service;
  }

  private static async of(kept: KeptService, options: ServiceOptions): Promise<Service> {
    const service = new Service(kept.folder, kept.environment, options);
    service.kept = kept;
    service.apiKey = kept.apiKey;
    service.started.push(...kept.processes.map((one) => ({ ...one, child: null, mayDie: false })));
    await service.ready();
    return service;
  }

  /** @param copied the database is copied; one that is reached in a way of its own (a pooler, TLS) is migrated that way */
  private async boot(workers: number, copied: boolean): Promise<void> {
    this.apiKey = copied ? await migratedDatabase(this.environment) : await migrate(this.environment);
    this.spawn('api');
    for (let index = 0; index < workers; index += 1) this.spawn('worker', { INSTANCE_ID: `worker-${index}` });
    if (isKept(this.options)) {
      const { folder, apiKey } = this;
      const processes = this.started.map(({ app, pid }) => ({ app, pid }));
      const environment = this.environment as Record<string, string>;
      this.kept = { kind: kindOf(this.options), folder, environment, apiKey, processes };
      for (const { child } of this.started) child?.unref();
      writeDown(this.kept);
    }
    await this.ready();
  }

  private async ready(): Promise<void> {
    const wanted = (this.options.workers ?? 1) > 0 ? 'ok' : 'degraded';
    await this.until(async () => (await this.status('/health/ready')) === wanted, 60_000);
  }

  /** Starts another process of the service; what is undefined there is not set at all. */
  spawn(app: 'api' | 'worker', environment: NodeJS.ProcessEnv = {}, { mayDie = false } = {}): ChildProcess {
    const { onLog, programs = join(root, 'dist') } = this.options;
    const kept = keptPrograms();
    const child = spawn(process.execPath, [...kept.args, join(programs, 'apps', app, 'src/main.js')], {
      // A worker signs no tokens.
      env: { ...this.environment, ...(app === 'worker' && { JWT_SECRET: '' }), ...kept.env, ...environment },
      stdio: ['ignore', onLog ? 'pipe' : process.env['TEST_LOGS'] ? 'inherit' : 'ignore', 'inherit'],
    });
    if (onLog && child.stdout) {
      createInterface(child.stdout).on('line', (line) => onLog(JSON.parse(line) as Record<string, unknown>));
    }
    if (child.pid === undefined) throw new Error(`${app} did not start`);
    this.started.push({ app, pid: child.pid, child, mayDie });
    return child;
  }

  /** Process id of the first process of that kind. */
  pidOf(app: 'api' | 'worker'): number {
    const pid = this.started.find((entry) => entry.app === app)?.pid;
    if (pid === undefined) throw new Error(`no ${app} runs`);
    return pid;
  }

  /**
   * Waits for a state, never for a time. It looks often at first and then ever more rarely: a look costs both sides some milliseconds of a core.
   * @param rarestMs between two looks
   */
  async until(holds: () => Promise<boolean>, limitMs = 30_000, rarestMs = 100): Promise<void> {
    const end = Date.now() + limitMs;
    for (let pauseMs = 10; ; pauseMs = Math.min(rarestMs, pauseMs * 1.25)) {
      const dead = this.started.find(
        ({ child, mayDie }) => !mayDie && child !== null && child.exitCode !== null && child.exitCode !== 0,
      )?.child;
      if (dead) throw new Error(`a process of the service ended with ${dead.exitCode}`);
      if (await holds().catch(() => false)) return;
      if (Date.now() > end) throw new Error('the state did not come in time');
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }

  /** The product's own client, with the administrator's API key. */
  client(options: Partial<ApiOptions> = {}): FfprobeApi {
    return new FfprobeApi({ baseUrl: this.baseUrl, apiKey: this.apiKey, ...options });
  }

  /** A request with the administrator's API key unless told otherwise. */
  async fetch(path: string, init: RequestInit & { apiKey?: string | null } = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    const key = init.apiKey === undefined ? this.apiKey : init.apiKey;
    if (key !== null && !headers.has('authorization')) headers.set('x-api-key', key);
    return fetch(this.baseUrl + path, { ...init, headers });
  }

  async json<T = Record<string, unknown>>(
    path: string,
    init: RequestInit & { body?: string; apiKey?: string | null } = {},
  ): Promise<{ status: number; body: T; headers: Headers }> {
    const headers = new Headers(init.headers);
    if (init.body !== undefined) headers.set('content-type', 'application/json');
    const response = await this.fetch(path, { ...init, headers });
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : null) as T, headers: response.headers };
  }

  async post<T = Record<string, unknown>>(
    path: string,
    body: unknown,
  ): Promise<{ status: number; body: T; headers: Headers }> {
    return this.json<T>(path, { method: 'POST', body: JSON.stringify(body) });
  }

  /** What the audit log holds of a thing, newest first. */
  async auditOf(targetId: string): Promise<string[]> {
    const { body: login } = await this.post<{ access_token: string }>('/api/v1/auth/login', this.admin);
    const { body } = await this.json<{ items: { action: string }[] }>(`/api/v1/admin/audit?target_id=${targetId}`, {
      headers: { authorization: `Bearer ${login.access_token}` },
    });
    return body.items.map(({ action }) => action);
  }

  async stop(): Promise<void> {
    const { kept } = this;
    const own = new Set(kept?.processes.map(({ pid }) => pid));
    await Promise.all(this.started.filter(({ pid }) => !own.has(pid)).map(end));
    if (kept && (await keep(kept).catch(() => false))) return;
    await Promise.all(this.started.map(end));
    if (kept) strikeOut(kept);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async status(path: string): Promise<string> {
    return ((await (await fetch(this.baseUrl + path)).json()) as { status: string }).status;
  }
}

/** What these services have done may be gone on with by the next spec that asks for the same; any other ends with its spec. */
function isKept({ environment = {}, workers, stores, programs, onLog }: ServiceOptions): boolean {
  const asOthers = environment === hasty || isUnhurried(environment) || Object.keys(environment).length === 0;
  return asOthers && (workers === undefined || workers === 0) && !stores && !programs && !onLog;
}

const kindOf = ({ environment = {}, workers = 1 }: ServiceOptions): string => JSON.stringify([workers, environment]);
