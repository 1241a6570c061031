import { type ChildProcess, fork } from 'node:child_process';
import { extname, join } from 'node:path';
import { loaderArguments } from './script-command';
import {
  notRun,
  type FromSpawner,
  type KillReason,
  type SpawnOrder,
  type SpawnOutcome,
  type ToSpawner,
} from './spawner-protocol';

/** A spawner that has not answered this long after a run's deadline is taken for dead. */
const overdueMs = 5_000;

interface Waiting {
  order: SpawnOrder;
  pid: number | null;
  overdue: NodeJS.Timeout | null;
  resolve: (outcome: SpawnOutcome) => void;
}

/** Talks to the spawner process and replaces it when it dies; the runs it had then end as killed. */
export class SpawnerClient {
  private child: ChildProcess | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;
  private closed = false;
  private ready = false;

  /** Process id of the spawner, for the one that watches it. */
  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  /** Starts the spawner ahead of the first run. */
  start(): void {
    if (!this.closed) this.child ??= this.fork();
  }

  /** Never rejects: a spawner that dies gives an outcome too. Returns the run's id for `kill`. */
  run(order: Omit<SpawnOrder, 'kind' | 'id'>): { id: number; outcome: Promise<SpawnOutcome> } {
    const id = this.nextId++;
    const outcome = new Promise<SpawnOutcome>((resolve) => {
      const entry: Waiting = { order: { kind: 'spawn', id, ...order }, pid: null, overdue: null, resolve };
      this.waiting.set(id, entry);
      if (this.closed) return this.settle(lost(entry));
      this.start();
      this.child?.ref();
      this.send(entry.order);
      entry.overdue = setTimeout(() => this.child?.kill('SIGKILL'), order.timeoutMs + overdueMs);
      entry.overdue.unref();
    });
    return { id, outcome };
  }

  kill(id: number, reason: KillReason): void {
    if (this.waiting.has(id)) this.send({ kind: 'kill', id, reason });
  }

  /** Ends every run and the spawner, and waits until it is gone. */
  async close(): Promise<void> {
    this.closed = true;
    const child = this.child;
    if (!child) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    for (const id of this.waiting.keys()) this.kill(id, 'killed');
    child.ref();
    if (child.connected) child.disconnect();
    const late = setTimeout(() => child.kill('SIGKILL'), 2_000);
    await gone;
    clearTimeout(late);
  }

  private fork(): ChildProcess {
    // Compiled and from source alike: the spawner lies beside this file with the same ending.
    const script = join(__dirname, `spawner${extname(__filename)}`);
    const child = fork(script, [], {
      serialization: 'advanced',
      execArgv: loaderArguments(script),
      env: {},
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.on('message', (message: FromSpawner) => this.receive(message));
    child.once('error', () => this.lose(child));
    child.once('exit', () => this.lose(child));
    child.unref();
    child.channel?.unref();
    return child;
  }

  private receive(message: FromSpawner): void {
    switch (message.kind) {
      case 'ready':
        this.ready = true;
        return;
      case 'started': {
        const entry = this.waiting.get(message.id);
        if (entry) entry.pid = message.pid;
        return;
      }
      case 'outcome':
        this.settle(message);
    }
  }

  private settle(outcome: SpawnOutcome): void {
    const entry = this.waiting.get(outcome.id);
    if (!entry) return;
    this.waiting.delete(outcome.id);
    if (entry.overdue) clearTimeout(entry.overdue);
    if (this.waiting.size === 0) this.rest();
    entry.resolve(outcome);
  }

  private send(message: ToSpawner): void {
    // A failed send is followed by the exit event, which settles the run.
    if (this.child?.connected) this.child.send(message, () => undefined);
  }

  private rest(): void {
    this.child?.unref();
    this.child?.channel?.unref();
  }

  private lose(child: ChildProcess): void {
    if (this.child !== child) return;
    this.child = null;
    const worked = this.ready;
    this.ready = false;
    for (const entry of [...this.waiting.values()]) {
      // The box dies with the spawner; a tool without a box would not.
      if (entry.pid !== null) killGroup(entry.pid);
      this.settle(lost(entry));
    }
    // One that never came up is tried again by the next run only, not in a circle.
    if (worked) this.start();
  }
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
}

function lost({ order }: Waiting): SpawnOutcome {
  return { ...notRun('killed'), id: order.id, stderr: Buffer.from('the process that ran the tool ended') };
}
