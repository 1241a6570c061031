import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Redis from 'ioredis';
import { Client, escapeIdentifier } from 'pg';
import { freePort } from '../../apps/standalone/src/stores/free-port';
import { initialise, postgresReady, postgresSpec, superuserUrl } from '../../apps/standalone/src/stores/postgres';
import { postgresAccount } from '../../apps/standalone/src/stores/postgres-account';
import { findHome } from '../../apps/standalone/src/stores/postgres-home';
import { redisReady, redisSpec, redisUrl } from '../../apps/standalone/src/stores/redis';
import { findRedis } from '../../apps/standalone/src/tools/find-tools';

/** How a test reaches the stores of its run. */
export interface Stores {
  /** A new, empty database of PostgreSQL; `name` is only for people who read a log. */
  databaseUrl(name: string): Promise<string>;
  /** The address of a database that is still to be made. */
  freeDatabaseUrl(name: string): string;
  /** A Redis database nobody else in this run uses. */
  redisUrl(): Promise<string>;
}

export interface StartedStores extends Stores {
  /** What `storesOf` needs, for the processes that run the tests. */
  addresses: StoreAddresses;
  /** folder in which kept-services.ts writes down what runs on them; they end together */
  services: string;
  /** PostgreSQL ends every session at once, as in a power cut, starts again and replays its log. Resolves when it answers. */
  crashPostgres(): Promise<void>;
  /** Ends both servers and removes their data. */
  stop(): Promise<void>;
}

export interface StoreAddresses {
  postgres: string;
  redis: string;
}

/** A test's data need not outlive a power cut. */
const fastAndForgetful = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'];
const password = 'test';
const loopback = '127.0.0.1';

/**
 * Starts a PostgreSQL and a Redis of this run's own: free ports on the loopback, data in a temporary folder.
 * They end with `stop()`, and also when this process is killed.
 * @param postgresSettings `name=value`, over those of every test
 */
export async function startStores({ postgresSettings = [] as string[] } = {}): Promise<StartedStores> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ffprobe-api-test-')));
  chmodSync(folder, 0o711);
  const home = findHome(join(folder, 'postgres'), await postgresAccount());
  const redisFolder = join(folder, 'redis');
  mkdirSync(redisFolder, { mode: 0o700 });
  const program = await findRedis({ ownTools: folder, searchPath: process.env.PATH ?? '' });
  if (!program) throw new Error('The tests need redis-server or valkey-server on PATH.');
  await initialise(home, password);

  const [postgresPort, redisPort] = [await freePort(loopback), await freePort(loopback)];
  const logs = { postgres: join(folder, 'postgres.log'), redis: join(folder, 'redis.log') };
  const settings = ['databases 4096', 'appendfsync no'];
  const specs = [
    postgresSpec(home, postgresPort, logs.postgres, [...fastAndForgetful, ...postgresSettings]),
    redisSpec({ program: program.path, folder: redisFolder, port: redisPort, password, logFile: logs.redis, settings }),
  ];
  const services = join(folder, 'services');
  mkdirSync(services);
  const keeper = startKeeper({ specs, services, folders: [...new Set([join(home.data, '..'), folder])] });
  const broken = (log: string) => (): string | null =>
    keeper.exitCode === null ? null : `A test store ended:\n${existsSync(log) ? readFileSync(log, 'utf8') : ''}`;
  const addresses = { postgres: superuserUrl(postgresPort, password), redis: redisUrl(redisPort, password) };
  await Promise.all([
    postgresReady(addresses.postgres, broken(logs.postgres)),
    redisReady(addresses.redis, broken(logs.redis)),
  ]);
  const crashPostgres = async () => {
    const before = await startedAt(addresses.postgres);
    keeper.stdin?.write('restart 0\n');
    do await postgresReady(addresses.postgres, broken(logs.postgres));
    while ((await startedAt(addresses.postgres)) === before);
  };
  return { ...storesOf(addresses), addresses, services, crashPostgres, stop: () => stop(keeper) };
}

/** The stores `global-setup.ts` started for this run, for the tests themselves. */
export function runningStores(): Stores {
  const { TEST_POSTGRES_URL: postgres, TEST_REDIS_URL: redis } = process.env;
  if (!postgres || !redis) throw new Error('No test stores: this project needs test/support/global-setup.ts.');
  return storesOf({ postgres, redis });
}

const freeName = (name: string) => `${name.replace(/\W/g, '_').slice(0, 40)}_${randomBytes(4).toString('hex')}`;

function storesOf(addresses: StoreAddresses): Stores {
  return {
    freeDatabaseUrl: (name) => withPath(addresses.postgres, freeName(name)),
    databaseUrl: async (name) => {
      const database = freeName(name);
      const client = new Client({ connectionString: addresses.postgres });
      await client.connect();
      try {
        await client.query(`CREATE DATABASE ${escapeIdentifier(database)}`);
      } finally {
        await client.end();
      }
      return withPath(addresses.postgres, database);
    },
    redisUrl: async () => {
      // Database 0 only counts; every caller gets the next number.
      const client = new Redis(addresses.redis);
      try {
        return withPath(addresses.redis, String(await client.incr('databases-given-out')));
      } finally {
        client.disconnect();
      }
    },
  };
}

/** When this PostgreSQL was started; null while it does not answer. */
async function startedAt(url: string): Promise<string | null> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ at: string }>('SELECT pg_postmaster_start_time()::text AS at');
    return rows[0]?.at ?? null;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function startKeeper(task: { specs: object[]; services: string; folders: string[] }): ChildProcess {
  const program = join(__dirname, 'keeper.cjs');
  const keeper = spawn(process.execPath, [program, JSON.stringify(task)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  keeper.unref();
  // An open pipe alone must not keep the test run alive; its closing still tells the keeper.
  (keeper.stdin as unknown as { unref(): void }).unref();
  return keeper;
}

async function stop(keeper: ChildProcess): Promise<void> {
  if (keeper.exitCode !== null) return;
  keeper.ref();
  keeper.stdin?.end();
  await once(keeper, 'exit');
}

function withPath(url: string, path: string): string {
  const changed = new URL(url);
  changed.pathname = `/${path}`;
  return changed.href;
}
