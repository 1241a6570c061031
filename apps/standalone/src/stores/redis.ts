import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Redis from 'ioredis';
import { OperatorError } from '../operator-error';
import type { ServiceSpec } from '../supervision/supervised';

interface RedisPlace {
  /** redis-server or valkey-server. */
  program: string;
  folder: string;
  port: number;
  password: string;
  logFile: string;
  /** Further lines of redis.conf. */
  settings?: string[];
}

export const redisUrl = (port: number, password: string, database = 0): string =>
  `redis://:${password}@127.0.0.1:${port}/${database}`;

/** Writes redis.conf (the password stays off the command line) and says how to run it. */
export function redisSpec(place: RedisPlace): ServiceSpec {
  const configFile = join(place.folder, 'redis.conf');
  const lines = [
    'bind 127.0.0.1',
    `port ${place.port}`,
    `requirepass ${place.password}`,
    `dir "${place.folder}"`,
    'appendonly yes',
    'save ""',
    'maxmemory-policy noeviction',
    'daemonize no',
    'logfile ""',
    ...(place.settings ?? []),
  ];
  writeFileSync(configFile, `${lines.join('\n')}\n`, { mode: 0o600 });
  return {
    name: 'redis',
    command: place.program,
    args: [configFile],
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
    cwd: place.folder,
    logFile: place.logFile,
    stopSignal: 'SIGTERM',
    graceMs: 10_000,
  };
}

/**
 * Waits until Redis answers (it first reads its append-only file).
 * @returns its version
 */
export async function redisReady(url: string, isBroken: () => string | null): Promise<string> {
  for (;;) {
    const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const info = await client.info('server');
      return /(?:valkey|redis)_version:(\S+)/.exec(info)?.[1] ?? '';
    } catch {
      const broken = isBroken();
      if (broken) throw new OperatorError(broken);
      await wait(30);
    } finally {
      client.disconnect();
    }
  }
}

/**
 * Puts an append-only file Redis cannot read out of its way. Nothing is lost by it: Redis holds only the doorbell,
 * and the worker rings again for everything PostgreSQL knows to be unfinished.
 */
export function setBrokenDataAside(folder: string, logFile: string): boolean {
  const data = join(folder, 'appendonlydir');
  if (!existsSync(data) || !/Bad file format|Fatal error|AOF/.test(lastPart(logFile))) return false;
  renameSync(data, `${data}.broken-${Date.now()}`);
  return true;
}

function lastPart(logFile: string): string {
  return existsSync(logFile) ? readFileSync(logFile, 'utf8').slice(-2_000) : '';
}
