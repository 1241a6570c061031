import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../apps/standalone/src/stores/free-port';
import { redisReady, redisSpec, redisUrl } from '../../../apps/standalone/src/stores/redis';

const password = 'test';

/** A Redis of this run's own that can be killed and come back with nothing. */
export class OwnRedis {
  private constructor(
    readonly folder: string,
    private readonly port: number,
    private server: ChildProcess,
  ) {}

  static async start(): Promise<OwnRedis> {
    const folder = mkdtempSync(join(tmpdir(), 'ffprobe-api-chaos-redis-'));
    const port = await freePort('127.0.0.1');
    const redis = new OwnRedis(folder, port, run(folder, port));
    try {
      await redis.ready();
    } catch (error) {
      await redis.remove();
      throw error;
    }
    return redis;
  }

  get url(): string {
    return redisUrl(this.port, password);
  }

  async kill(): Promise<void> {
    if (this.server.exitCode !== null || this.server.signalCode !== null) return;
    const exit = new Promise((resolve) => this.server.once('exit', resolve));
    this.server.kill('SIGKILL');
    await exit;
  }

  /** Comes back without any of its data. */
  async startEmpty(): Promise<void> {
    rmSync(join(this.folder, 'appendonlydir'), { recursive: true, force: true });
    this.server = run(this.folder, this.port);
    await this.ready();
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async ready(): Promise<void> {
    await redisReady(this.url, () => null);
  }
}

function run(folder: string, port: number): ChildProcess {
  const program = execFileSync('sh', ['-c', 'command -v redis-server || command -v valkey-server']).toString().trim();
  const spec = redisSpec({ program, folder, port, password, logFile: join(folder, 'redis.log') });
  return spawn(spec.command, spec.args, { cwd: folder, stdio: 'ignore' });
}
