import type { ChildProcess } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { QueryResultRow } from 'pg';
import { freePort } from '../../../apps/standalone/src/stores/free-port';
import { Receiver } from '../../integration/webhooks/receiver';
import { makeClip } from '../../support/media';
import { askDatabase } from '../../support/ask-database';
import { Service } from '../../support/service';
import { type StartedStores, startStores } from '../../support/stores';
import { OwnRedis } from './own-redis';
import { SmallDisk } from './small-disk';
import { aliveTools, writeTools } from './tools';
import { allUndone, type Undo } from './undo';

/** Short leases, so that a minute shows what otherwise takes ten. */
export const shortTimes = {
  LEASE_MS: '2000',
  HEARTBEAT_MS: '300',
  RECONCILE_INTERVAL_MS: '500',
  SYNC_TIMEOUT_MS: '5000',
  SHUTDOWN_GRACE_MS: '2000',
  WEBHOOK_TIMEOUT_MS: '1000',
  WEBHOOK_RETRY_DELAYS_SEC: '0.3,0.3',
  WEBHOOK_POLL_MS: '100',
};

interface Answer {
  status: number;
  body: { id?: string; status?: string };
}

interface Parts {
  service: Service;
  stores: StartedStores;
  disk: SmallDisk;
  receiver: Receiver;
  redis: OwnRedis;
  /** where the media tools of this run are */
  toolFolder: string;
  undo: Undo[];
}

/** Two APIs, two workers that may die, a PostgreSQL and a Redis that may fall, a disk that may fill: everything a case breaks. */
export class World {
  private readonly workers = new Map<string, ChildProcess>();
  /** Addresses of both APIs; the first is also the service's own. */
  readonly apis: string[] = [];

  private constructor(private readonly parts: Parts) {
    this.apis.push(parts.service.baseUrl);
  }

  /** What was begun is ended again when the rest does not come up. */
  static async open(): Promise<World> {
    const undo: Undo[] = [];
    try {
      // What was committed must survive a crash of the server, unlike in other tests.
      const stores = await startStores({ postgresSettings: ['synchronous_commit=on'] });
      undo.push(() => stores.stop());
      const redis = await OwnRedis.start();
      undo.push(() => redis.remove());
      const toolFolder = mkdtempSync(join(tmpdir(), 'ffprobe-api-chaos-tools-'));
      undo.push(() => rmSync(toolFolder, { recursive: true, force: true }));
      const disk = SmallDisk.make();
      undo.push(() => disk.remove());
      const receiver = await Receiver.start();
      undo.push(() => receiver.stop());
      const service = await Service.start('chaos', {
        stores,
        workers: 0,
        environment: {
          ...shortTimes,
          ...writeTools(toolFolder),
          REDIS_URL: redis.url,
          STORAGE_DIR: disk.folder,
          OUTBOUND_ALLOW_PRIVATE: receiver.host,
          SANDBOX: 'off',
          RATE_LIMIT_PER_MINUTE: '1000000',
        },
      });
      undo.push(() => service.stop());
      const world = new World({ service, stores, disk, receiver, redis, toolFolder, undo });
      await world.start();
      return world;
    } catch (error) {
      await allUndone(undo);
      throw error;
    }
  }

  get service(): Service {
    return this.parts.service;
  }

  get disk(): SmallDisk {
    return this.parts.disk;
  }

  get redis(): OwnRedis {
    return this.parts.redis;
  }

  get receiver(): Receiver {
    return this.parts.receiver;
  }

  startWorker(name: string, environment: Record<string, string> = {}): ChildProcess {
    const child = this.service.spawn('worker', { INSTANCE_ID: name, ...environment }, { mayDie: true });
    this.workers.set(name, child);
    return child;
  }

  worker(name: string): ChildProcess {
    const child = this.workers.get(name);
    if (!child) throw new Error(`no worker ${name}`);
    return child;
  }

  async killWorker(name: string, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.worker(name);
    const exit =
      child.exitCode !== null || child.signalCode !== null
        ? Promise.resolve()
        : new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await exit;
  }

  /** Starts whatever worker is dead. */
  reviveWorkers(): void {
    for (const [name, child] of this.workers) {
      if (child.exitCode !== null || child.signalCode !== null) this.startWorker(name);
    }
  }

  /** PostgreSQL ends every session at once, starts again and replays its log. */
  async crashPostgres(): Promise<void> {
    await this.parts.stores.crashPostgres();
  }

  /** Asks for one analysis, of the first API or the other. */
  async offer(file: string, api = 0): Promise<{ status: number; id: string | undefined }> {
    const { status, body } = await this.call(file, api, true);
    return { status, id: status === 202 ? body.id : undefined };
  }

  /** Asks for one analysis and waits for its end: 200 with it, or 202 where it goes on. */
  async call(file: string, api = 0, async = false): Promise<Answer> {
    const response = await fetch(`${this.apis[api]}/api/v1/probe/file`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': this.service.apiKey },
      body: JSON.stringify({ file_path: `media/${file}`, depth: 'quick', async, fresh: true }),
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  }

  /** Asks both APIs in turn; every one must be accepted. */
  async submit(file: string, count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const { status, id } = await this.offer(file, index % this.apis.length);
      if (id === undefined) throw new Error(`a job was not accepted: ${status}`);
      ids.push(id);
    }
    return ids;
  }

  /** Reads the database past the service. */
  async query<Row extends QueryResultRow>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return askDatabase(this.service, sql, parameters);
  }

  /** Status and outbox events of these analyses. */
  async outcome(ids: string[]): Promise<{ statuses: Record<string, number>; events: number; twice: number }> {
    const statuses = await this.query<{ status: string; count: string }>(
      'SELECT status, count(*) FROM analyses WHERE id = ANY($1) GROUP BY status',
      [ids],
    );
    const [events] = await this.query<{ n: number; twice: number }>(
      `SELECT count(*)::int AS n, count(*) FILTER (WHERE c > 1)::int AS twice
       FROM (SELECT subject_id, count(*) AS c FROM outbox WHERE subject_id = ANY($1) GROUP BY subject_id) e`,
      [ids],
    );
    return {
      statuses: Object.fromEntries(statuses.map((row) => [row.status, Number(row.count)])),
      events: events?.n ?? 0,
      twice: events?.twice ?? 0,
    };
  }

  async untilRunning(ids: string[]): Promise<void> {
    await this.service.until(async () => ((await this.outcome(ids)).statuses['running'] ?? 0) > 0);
  }

  async untilDone(ids: string[], limitMs = 90_000): Promise<void> {
    await this.service.until(async () => {
      const { statuses } = await this.outcome(ids);
      return !statuses['pending'] && !statuses['running'];
    }, limitMs);
  }

  /** How many processes of media tools are alive, of those with a certain word in their command. */
  tools(word?: string): number {
    return aliveTools(this.parts.toolFolder, word);
  }

  async untilWorkersAlive(count: number): Promise<void> {
    const login = await this.service.post<{ access_token: string }>('/api/v1/auth/login', this.service.admin);
    const headers = { authorization: `Bearer ${login.body.access_token}` };
    await this.service.until(async () => {
      const { body } = await this.service.json<{ details?: { workers: unknown[] } }>('/health', { headers });
      return body.details?.workers.length === count;
    }, 120_000);
  }

  async close(): Promise<void> {
    await allUndone(this.parts.undo);
  }

  private async start(): Promise<void> {
    const port = await freePort('127.0.0.1');
    this.service.spawn('api', { PORT: String(port), INSTANCE_ID: 'api-b' });
    this.apis.push(`http://127.0.0.1:${port}`);
    await this.service.until(async () => (await fetch(`${this.apis[1]}/health/live`)).ok);
    this.startWorker('worker-a');
    this.startWorker('worker-b');
    await this.untilWorkersAlive(2);
    const { mediaRoot } = this.service;
    const clip = makeClip(mediaRoot, 'plain.mp4');
    for (const name of ['slow.mp4', 'poison.mp4', 'endless.mp4']) copyFileSync(clip, join(mediaRoot, name));
  }
}
