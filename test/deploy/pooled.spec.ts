import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort } from '../../apps/standalone/src/stores/free-port';
import { makeClip } from '../support/media';
import { Service } from '../support/service';
import { runningStores } from '../support/stores';
import { root } from './chart';

const run = promisify(execFile);
const program = [process.env['PGBOUNCER_PATH'], '/usr/sbin/pgbouncer'].find((path) => path && existsSync(path));
const withPooler = program ? describe : describe.skip;
if (!program) console.warn('no pgbouncer here: pooling is not tried (apt-get install pgbouncer, or PGBOUNCER_PATH)');

const serverConnections = 6;

withPooler('PgBouncer in transaction mode between the service and PostgreSQL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ffprobe-api-pgbouncer-'));
  let pooler: ChildProcess;
  let direct = '';
  let pooled = '';
  let service: Service;

  beforeAll(async () => {
    direct = await runningStores().databaseUrl('pooled');
    const [server, port] = [new URL(direct), await freePort('127.0.0.1')];
    writeFileSync(
      join(folder, 'pgbouncer.ini'),
      `[databases]
* = host=${server.hostname} port=${server.port} user=${server.username} password=${server.password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = ${serverConnections}
max_client_conn = 300
server_reset_query_always = 0
log_connections = 0
log_disconnections = 0
${process.getuid?.() === 0 ? 'user = nobody' : ''}
`,
    );
    for (const path of [folder, join(folder, 'pgbouncer.ini')]) chmodSync(path, 0o755);
    pooler = spawn(program ?? '', ['-q', join(folder, 'pgbouncer.ini')], { stdio: ['ignore', 'ignore', 'inherit'] });
    const through = new URL(direct);
    through.port = String(port);
    pooled = through.href;
    await answering(pooled);
    // Debian's PgBouncer is older than 1.21, which was the first to pass named statements on.
    const environment = { DATABASE_URL: pooled, DB_PREPARED_STATEMENTS: 'false' };
    service = await Service.start('pooled', { environment, workers: 2 });
    makeClip(service.mediaRoot, 'plain.mp4');
  });
  afterAll(async () => {
    await (service as Service | undefined)?.stop();
    const exit = once(pooler, 'exit');
    pooler.kill('SIGTERM');
    await exit;
    rmSync(folder, { recursive: true });
  });

  const ask = async <T>(sql: string): Promise<T[]> => {
    const client = new Client({ connectionString: direct });
    await client.connect();
    try {
      return (await client.query(sql)).rows as T[];
    } finally {
      await client.end();
    }
  };

  it('carries a hundred analyses of 25 callers, and a batch, over a handful of connections', async () => {
    const statuses: string[] = [];
    let left = 100;
    const caller = async () => {
      while ((left -= 1) >= 0) {
        const { body } = await service.post<{ status: string }>('/api/v1/probe/file', {
          file_path: 'media/plain.mp4',
          fresh: true,
          depth: 'quick',
        });
        statuses.push(body.status);
      }
    };
    await Promise.all(Array.from({ length: 25 }, caller));
    expect(statuses).toEqual(Array.from({ length: 100 }, () => 'completed'));

    const items = Array.from({ length: 20 }, () => ({ file_path: 'media/plain.mp4', fresh: true }));
    const { status, body } = await service.post<{ id: string }>('/api/v1/batch/analyze', { items });
    expect(status).toBe(202);
    await service.until(async () => {
      const now = await service.json<{ status: string }>(`/api/v1/batch/${body.id}`);
      return now.body.status === 'completed';
    }, 60_000);
    const [used] = await ask<{ count: string }>(
      `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    expect(Number(used?.count)).toBeGreaterThan(0);
    expect(Number(used?.count)).toBeLessThanOrEqual(serverConnections);
  });

  it('migrates, several at once, and leaves no lock on a connection that others go on using', async () => {
    const environment = { ...service.environment, DATABASE_URL: pooled };
    const migrations = await Promise.all(
      [1, 2, 3].map(() =>
        run(process.execPath, [join(root, 'dist/apps/api/src/migrate.js')], { env: environment, encoding: 'utf8' }),
      ),
    );
    for (const { stdout } of migrations) expect(stdout).toContain('up to date');
    expect(await ask(`SELECT pid FROM pg_locks WHERE locktype = 'advisory'`)).toEqual([]);
  });
});

async function answering(url: string): Promise<void> {
  const end = Date.now() + 20_000;
  for (;;) {
    const client = new Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
