import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Redis from 'ioredis';
import { Client } from 'pg';

/** The processes of a service that one spec has ended with and another may go on with: to start them costs seconds of both cores. */
export interface KeptService {
  /** what it was started with: only who asks for the same goes on with it */
  kind: string;
  folder: string;
  environment: Record<string, string>;
  apiKey: string;
  processes: { app: 'api' | 'worker'; pid: number }[];
}

/** Where the run's services are written down, `in-use-…` and `idle-…`; keeper.cjs ends them all with the run. Null outside of jest. */
const register = () => process.env['TEST_SERVICES'] ?? null;

/** An idle service of that kind, as good as new; null where there is none. */
export async function takeKept(kind: string): Promise<KeptService | null> {
  const folder = register();
  if (folder === null) return null;
  for (const name of readdirSync(folder).filter((one) => one.startsWith('idle-'))) {
    let service: KeptService;
    try {
      service = JSON.parse(readFileSync(join(folder, name), 'utf8')) as KeptService;
      if (service.kind !== kind) continue;
      // Whoever renames it has it.
      renameSync(join(folder, name), join(folder, name.replace('idle', 'in-use')));
    } catch {
      continue;
    }
    for (const { pid } of service.processes) process.kill(pid, 'SIGCONT');
    await renew(service);
    return service;
  }
  return null;
}

export function writeDown(service: KeptService): void {
  const folder = register();
  if (folder === null) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, nameOf('in-use', service)), JSON.stringify(service));
}

export function strikeOut(service: KeptService): void {
  const folder = register();
  if (folder !== null) rmSync(join(folder, nameOf('in-use', service)), { force: true });
}

/** @returns whether the service is kept; one that is at work or lost a process is not, and its owner ends it */
export async function keep(service: KeptService): Promise<boolean> {
  const folder = register();
  if (folder === null || !service.processes.every(({ pid }) => lives(pid)) || (await isAtWork(service))) return false;
  if (!(await halt(service))) return false;
  renameSync(join(folder, nameOf('in-use', service)), join(folder, nameOf('idle', service)));
  return true;
}

const nameOf = (state: 'idle' | 'in-use', { processes }: KeptService) =>
  `${state}-${processes.map(({ pid }) => pid).join('-')}.json`;

/** Whether there is such a process. */
export function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function isAtWork({ environment, processes }: KeptService): Promise<boolean> {
  // What nobody works at is swept away with the rest.
  if (!processes.some(({ app }) => app === 'worker')) return false;
  return withDatabase(environment, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'lease_until'`,
    );
    const unfinished = tables.map(
      ({ name }) => `SELECT 1 FROM "${name}" WHERE status::text NOT IN ('completed', 'failed', 'cancelled')`,
    );
    return (await client.query(unfinished.join(' UNION ALL '))).rows.length > 0;
  });
}

/**
 * What looks for work several times a second takes a fifth of a core from the specs that have some: it stands still until it is taken.
 * @returns whether it does, outside of any transaction
 */
async function halt({ environment, processes }: KeptService): Promise<boolean> {
  return withDatabase(environment, async (client) => {
    for (let left = 400; left > 0; left -= 1) {
      for (const { pid } of processes) process.kill(pid, 'SIGSTOP');
      const { rows } = await client.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid() AND xact_start IS NOT NULL`,
      );
      if (rows.length === 0) return true;
      for (const { pid } of processes) process.kill(pid, 'SIGCONT');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return false;
  });
}

/** Folders, Redis and database as `migratedDatabase` left them; the workers' cards alone stay, as the workers do. */
async function renew({ folder, environment, processes }: KeptService): Promise<void> {
  const hasWorkers = processes.some(({ app }) => app === 'worker');
  for (const part of ['media', 'storage'])
    for (const name of namesIn(join(folder, part))) rmSync(join(folder, part, name), { recursive: true, force: true });
  const redis = new Redis(environment['REDIS_URL'] ?? '');
  try {
    const keys = (await redis.keys('*')).filter((key) => !hasWorkers || !key.includes(':worker:'));
    if (keys.length > 0) await redis.del(...keys);
  } finally {
    redis.disconnect();
  }
  await withDatabase(environment, async (client) => {
    // A look of the service into two tables at once may stand in the way.
    for (let left = 5; ; left -= 1) {
      try {
        return await client.query('SELECT pristine.restore()');
      } catch (error) {
        if ((error as { code?: string }).code !== '40P01' || left === 0) throw error;
      }
    }
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

async function withDatabase<T>(environment: Record<string, string>, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: environment['DATABASE_URL'] });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
