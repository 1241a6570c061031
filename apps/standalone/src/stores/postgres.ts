import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { OperatorError } from '../operator-error';
import type { PostgresHome } from './postgres-home';
import { endProcess, refTo } from '../supervision/process-identity';
import { runTool } from '../tools/run-tool';
import type { ServiceSpec } from '../supervision/supervised';

interface PostgresSecrets {
  /** Of the superuser `postgres`. */
  superuserPassword: string;
  /** Of the role the service uses, which owns its database and nothing else. */
  servicePassword: string;
}

const serviceName = 'ffprobe_api';
const quietEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** PostgreSQL takes SIGINT as: end the sessions, write everything down, stop. */
const fastShutdown = 'SIGINT';

export const superuserUrl = (port: number, password: string, database = 'postgres'): string =>
  `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;

export const serviceUrl = (port: number, password: string): string =>
  `postgres://${serviceName}:${password}@127.0.0.1:${port}/${serviceName}`;

/** Makes the data folder if there is none. An interrupted attempt leaves nothing behind that looks like data. */
export async function initialise(home: PostgresHome, superuserPassword: string): Promise<{ created: boolean }> {
  if (existsSync(join(home.data, 'PG_VERSION'))) return { created: false };
  const half = `${home.data}.new`;
  const passwordFile = join(dirname(home.data), 'password.new');
  for (const rest of [half, passwordFile]) rmSync(rest, { recursive: true, force: true });
  writeFileSync(passwordFile, superuserPassword, { mode: 0o600 });
  if (home.account) chownSync(passwordFile, home.account.uid, home.account.gid);
  try {
    const made = await runTool(
      join(home.programs, 'bin', 'initdb'),
      [
        ...['-D', half, '-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--no-instructions'],
        // The built-in locale is the same on every machine; the system's own may be missing or change its sort order.
        ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ],
      { env: quietEnvironment, cwd: '/', ...home.account },
    );
    if (made.code !== 0) throw new OperatorError(`PostgreSQL could not make its data folder:\n${made.stderr.trim()}`);
    renameSync(half, home.data);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  return { created: true };
}

/** @param flags further `-c name=value` settings */
export function postgresSpec(home: PostgresHome, port: number, logFile: string, flags: string[] = []): ServiceSpec {
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'log_checkpoints=off', ...flags];
  return {
    name: 'postgres',
    command: join(home.programs, 'bin', 'postgres'),
    args: ['-D', home.data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    env: quietEnvironment,
    cwd: '/',
    logFile,
    stopSignal: fastShutdown,
    graceMs: 15_000,
    ...home.account,
  };
}

/** Ends a PostgreSQL that outlived its supervisor on these data, and removes a lock file nobody holds any more. */
export async function clearStaleLock(home: PostgresHome): Promise<void> {
  const lockFile = join(home.data, 'postmaster.pid');
  if (!existsSync(lockFile)) return;
  const pid = Number(readFileSync(lockFile, 'utf8').split('\n')[0]);
  if (await isPostgresOn(pid, home.data)) await endProcess(refTo(pid), fastShutdown, 15_000);
  rmSync(lockFile, { force: true });
}

async function isPostgresOn(pid: number, data: string): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  if (process.platform === 'linux') {
    const commandFile = `/proc/${pid}/cmdline`;
    return existsSync(commandFile) && readFileSync(commandFile, 'utf8').split('\0').includes(data);
  }
  return (await runTool('ps', ['-o', 'command=', '-p', String(pid)])).stdout.includes(data);
}

/**
 * Waits until PostgreSQL answers a query (after a crash it first replays its log).
 * @returns its version, e.g. `18.4`
 */
export async function postgresReady(url: string, isBroken: () => string | null): Promise<string> {
  for (;;) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
      return rows[0]?.server_version.split(' ')[0] ?? '';
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') throw passwordRefused();
      const broken = isBroken();
      if (broken) throw new OperatorError(broken);
      await wait(30);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/** Makes the service's role and database if they are missing. */
export async function ensureServiceDatabase(port: number, secrets: PostgresSecrets): Promise<void> {
  const client = new Client({ connectionString: superuserUrl(port, secrets.superuserPassword) });
  await client.connect();
  try {
    const name = escapeIdentifier(serviceName);
    const role = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [serviceName]);
    const verb = role.rowCount ? 'ALTER' : 'CREATE';
    await client.query(`${verb} ROLE ${name} LOGIN PASSWORD ${escapeLiteral(secrets.servicePassword)}`);
    const database = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [serviceName]);
    if (!database.rowCount) await client.query(`CREATE DATABASE ${name} OWNER ${name}`);
  } finally {
    await client.end();
  }
}

function passwordRefused(): OperatorError {
  return new OperatorError(
    'The data in .local/postgres belong to other secrets than .local/secrets.json holds.\n' +
      'Put the old secrets.json back, or remove the whole .local folder to begin anew.',
  );
}
