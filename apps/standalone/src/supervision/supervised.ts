import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { endProcess, type ProcessRef, refTo } from './process-identity';

export type ServiceName = 'postgres' | 'redis' | 'api' | 'worker';

export interface ServiceSpec {
  name: ServiceName;
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  cwd: string;
  logFile: string;
  stopSignal: NodeJS.Signals;
  graceMs: number;
  uid?: number;
  gid?: number;
}

export interface Death {
  name: ServiceName;
  how: string;
  /** Deaths in a row without a quiet half minute between them. */
  inARow: number;
}

interface SupervisedEvents {
  /** Called at once after every spawn, before anything else can happen, so that the pid is on record. */
  onSpawn(name: ServiceName, ref: ProcessRef): void;
  onDeath(death: Death): void;
}

const firstDelayMs = 200;
const longestDelayMs = 10_000;
const quietMs = 30_000;
const mostLastWords = 12;
const longestLastWord = 400;
const largestLogBytes = 20_000_000;

/** One long-lived process: started again when it dies, later and later if it keeps dying, until it is stopped. */
export class Supervised {
  private child: ChildProcess | null = null;
  private ref: ProcessRef | null = null;
  private retry: NodeJS.Timeout | null = null;
  private stopped = false;
  private deaths = 0;
  private startedAt = 0;
  private logAtStart = 0;

  constructor(
    readonly spec: ServiceSpec,
    private readonly events: SupervisedEvents,
  ) {}

  start(): void {
    const { spec } = this;
    const log = openLog(spec.logFile);
    this.logAtStart = fstatSync(log).size;
    // Its own session: Ctrl-C at the terminal reaches the supervisor alone, which stops everything in order.
    const child = spawn(spec.command, spec.args, {
      cwd: spec.cwd,
      env: spec.env,
      ...(spec.uid === undefined ? {} : { uid: spec.uid, gid: spec.gid }),
      stdio: ['ignore', log, log],
      detached: true,
    });
    closeSync(log);
    this.child = child;
    this.startedAt = performance.now();
    child.once('error', (error) => this.died(child, error.message));
    child.once('exit', (code, signal) => this.died(child, signal ?? `exit code ${code}`));
    this.record(child);
  }

  /** What the newest start has written to its log, at most the last lines of it. */
  lastWords(): string {
    const written = readFileSync(this.spec.logFile).subarray(this.logAtStart).toString('utf8');
    const lines = written.trim().split('\n').slice(-mostLastWords);
    return lines.map((line) => line.slice(0, longestLastWord)).join('\n');
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.retry) clearTimeout(this.retry);
    if (this.ref) await endProcess(this.ref, this.spec.stopSignal, this.spec.graceMs);
  }

  private record(child: ChildProcess): void {
    if (child.pid === undefined) return;
    try {
      this.ref = refTo(child.pid);
    } catch {
      return; // It died within the spawn; the exit event follows.
    }
    this.events.onSpawn(this.spec.name, this.ref);
  }

  private died(child: ChildProcess, how: string): void {
    if (this.child !== child) return;
    this.child = null;
    if (this.stopped) return;
    this.deaths = performance.now() - this.startedAt > quietMs ? 1 : this.deaths + 1;
    this.events.onDeath({ name: this.spec.name, how, inARow: this.deaths });
    const delayMs = Math.min(firstDelayMs * 2 ** (this.deaths - 1), longestDelayMs);
    this.retry = setTimeout(() => {
      if (!this.stopped) this.start();
    }, delayMs);
  }
}

function openLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestLogBytes) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}
