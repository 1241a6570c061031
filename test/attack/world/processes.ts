import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

/** API and worker as real processes whose every log line is kept. */
export class LoggedProcesses {
  private readonly children: { app: string; child: ChildProcess }[] = [];
  log = '';

  constructor() {
    // However this run ends, nothing of it goes on.
    process.once('exit', () => this.children.forEach(({ child }) => child.kill('SIGKILL')));
  }

  /** Takes a process that somebody else started, to end with this run. */
  adopt(pid: number): void {
    process.once('exit', () => {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // Already gone.
      }
    });
  }

  start(app: 'api' | 'worker', env: NodeJS.ProcessEnv): ChildProcess {
    const child = spawn(process.execPath, [join(root, 'dist/apps', app, 'src/main.js')], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (this.log += text));
    }
    this.children.push({ app, child });
    return child;
  }

  /** Process ids of those that live. */
  pids(app?: string): number[] {
    const alive = this.children.filter(({ child }) => child.exitCode === null && child.signalCode === null);
    return alive.flatMap((one) => (app === undefined || one.app === app ? [one.child.pid ?? 0] : []));
  }

  /** How many ended although nobody asked them to. */
  get dead(): number {
    return this.children.length - this.pids().length;
  }

  async stop(): Promise<void> {
    await Promise.all(
      this.children.map(async ({ child }) => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        const exit = once(child, 'exit');
        child.kill('SIGTERM');
        const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
        await exit;
        clearTimeout(timer);
      }),
    );
  }
}
