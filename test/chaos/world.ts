import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort } from '../../apps/standalone/src/stores/free-port';
import { redisReady, redisSpec, redisUrl } from '../../apps/standalone/src/stores/redis';
import { makeClip } from '../support/media';
import { Service } from '../support/service';
import { type StartedStores, startStores } from '../support/stores';

/** Short leases, so that a minute shows what otherwise takes ten. */
export const shortTimes = {
  LEASE_MS: '2000',
  HEARTBEAT_MS: '300',
  RECONCILE_INTERVAL_MS: '500',
  SYNC_TIMEOUT_MS: '5000',
  SHUTDOWN_GRACE_MS: '2000',
};

const realFfprobe = (createRequire(__filename)('@ffprobe-installer/ffprobe') as { path: string }).path;

/** Slow where the file's name says so, and deadly to its worker where the name says that. */
const ffprobeOfCases = `#!/bin/bash
name=$(readlink /proc/self/fd/3 2>/dev/null)
case "$name" in
  *poison*) pid=$$; while [ "$pid" -gt 1 ]; do
      if tr '\\0' ' ' < /proc/$pid/cmdline | grep -q 'apps/worker/src/main.js'; then kill -9 "$pid"; break; fi
      pid=$(awk '/^PPid/ {print $2}' /proc/$pid/status); done; sleep 5 ;;
  *slow*) sleep 0.7 ;;
  *endless*) sleep 600 ;;
esac
exec ${realFfprobe} "$@"
`;

/** Two APIs, workers that may die, a PostgreSQL and a Redis that may fall: everything a case breaks. */
export class World {
  private redis: ChildProcess | undefined;
  private readonly workers = new Map<string, ChildProcess>();

  private constructor(
    readonly service: Service,
    private readonly stores: StartedStores,
    private readonly redisFolder: string,
    private readonly redisPort: number,
    readonly database: Client,
  ) {}

  static async open(environment: Record<string, string> = {}): Promise<World> {
    const stores = await startStores();
    const redisFolder = mkdtempSync(join(tmpdir(), 'ffprobe-api-chaos-redis-'));
    const redisPort = await freePort('127.0.0.1');
    const redis = startRedis(redisFolder, redisPort);
    await redisReady(redisUrl(redisPort, 'test'), () => null);
    const tool = join(redisFolder, 'ffprobe');
    writeFileSync(tool, ffprobeOfCases);
    chmodSync(tool, 0o755);
    const service = await Service.start('chaos', {
      stores,
      workers: 0,
      environment: {
        ...shortTimes,
        REDIS_URL: redisUrl(redisPort, 'test'),
        FFPROBE_PATH: tool,
        SANDBOX: 'off',
        RATE_LIMIT_PER_MINUTE: '1000000',
        ...environment,
      },
    });
    const database = new Client({ connectionString: service.environment['DATABASE_URL'] });
    database.on('error', () => undefined);
    await database.connect();
    const world = new World(service, stores, redisFolder, redisPort, database);
    world.redis = redis;
    world.startWorker('worker-a');
    world.startWorker('worker-b');
    await service.until(async () => (await world.aliveWorkers()) === 2, 120_000);
    const clip = makeClip(service.mediaRoot, 'plain.mp4');
    for (const name of ['slow.mp4', 'poison.mp4', 'endless.mp4']) copyFileSync(clip, join(service.mediaRoot, name));
    return world;
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

  async killRedis(): Promise<void> {
    const redis = this.redis;
    if (!redis) return;
    const exit = new Promise((resolve) => redis.once('exit', resolve));
    redis.kill('SIGKILL');
    await exit;
  }

  /** Comes back without any of its data. */
  async startRedisEmpty(): Promise<void> {
    rmSync(join(this.redisFolder, 'appendonlydir'), { recursive: true, force: true });
    this.redis = startRedis(this.redisFolder, this.redisPort);
    await redisReady(redisUrl(this.redisPort, 'test'), () => null);
  }

  /** PostgreSQL ends every session at once and replays its log, as after an immediate restart. */
  async crashPostgres(): Promise<void> {
    const { rows } = await this.database.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE application_name = 'ffprobe-worker' LIMIT 1`,
    );
    const pid = rows[0]?.pid;
    if (pid === undefined) throw new Error('no backend to kill');
    process.kill(pid, 'SIGKILL');
  }

  async submit(file: string, count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const { status, body } = await this.service.post<{ id: string }>('/api/v1/probe/file', {
        file_path: `media/${file}`,
        depth: 'quick',
        async: true,
        fresh: true,
      });
      if (status !== 202) throw new Error(`a job was not accepted: ${status} ${JSON.stringify(body)}`);
      ids.push(body.id);
    }
    return ids;
  }

  /** Status and outbox events of these jobs, read past the service. */
  async outcome(ids: string[]): Promise<{ statuses: Record<string, number>; events: number; twice: number }> {
    const client = new Client({ connectionString: this.service.environment['DATABASE_URL'] });
    await client.connect();
    try {
      const { rows } = await client.query<{ status: string; count: string }>(
        'SELECT status, count(*) FROM analyses WHERE id = ANY($1) GROUP BY status',
        [ids],
      );
      const events = await client.query<{ n: number; twice: number }>(
        `SELECT count(*)::int AS n, count(*) FILTER (WHERE c > 1)::int AS twice FROM (SELECT subject_id, count(*) AS c FROM outbox WHERE subject_id = ANY($1) GROUP BY subject_id) e`,
        [ids],
      );
      return {
        statuses: Object.fromEntries(rows.map((row) => [row.status, Number(row.count)])),
        events: events.rows[0]?.n ?? 0,
        twice: events.rows[0]?.twice ?? 0,
      };
    } finally {
      await client.end();
    }
  }

  async untilDone(ids: string[], limitMs = 90_000): Promise<void> {
    await this.service.until(async () => {
      const { statuses } = await this.outcome(ids);
      return !statuses['pending'] && !statuses['running'];
    }, limitMs);
  }

  /** Processes of the tool that are alive, as /proc shows them. */
  tools(): number {
    return readdirSync('/proc')
      .filter((pid) => /^\d+$/.test(pid) && commandOf(pid).includes(this.redisFolder))
      .filter((pid) => !commandOf(pid).includes('redis.conf') && !commandOf(pid).includes('redis-server')).length;
  }

  async aliveWorkers(): Promise<number> {
    const login = await this.service.post<{ access_token: string }>('/api/v1/auth/login', this.service.admin);
    const headers = { authorization: `Bearer ${login.body.access_token}` };
    const { body } = await this.service.json<{ details?: { workers: unknown[] } }>('/health', { headers });
    return body.details?.workers.length ?? 0;
  }

  async close(): Promise<void> {
    await this.database.end().catch(() => undefined);
    await this.service.stop();
    this.redis?.kill('SIGKILL');
    await this.stores.stop();
    rmSync(this.redisFolder, { recursive: true, force: true });
  }
}

function startRedis(folder: string, port: number): ChildProcess {
  mkdirSync(folder, { recursive: true });
  const program = execFileSync('sh', ['-c', 'command -v redis-server || command -v valkey-server']).toString().trim();
  const spec = redisSpec({ program, folder, port, password: 'test', logFile: join(folder, 'redis.log') });
  return spawn(spec.command, spec.args, { cwd: folder, stdio: 'ignore' });
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
