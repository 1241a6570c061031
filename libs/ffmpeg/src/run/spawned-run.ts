import { closeSync, readFileSync, writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { HeadAndTail } from './bounded-output';
import {
  collect,
  connectUnix,
  liftDescriptor,
  limitProcess,
  makePipe,
  type ProcessEnd,
  startProcess,
} from './posix-process';
import type { SpawnOrder, SpawnOutcome } from './spawner-protocol';
import { FileRefused, openVerified } from './verified-file';

/** How long the box may take to see its tool die before the whole group is killed. */
const boxGraceMs = 300;
/** How long an output may stay open after its process is gone, for a process that left the group. */
const drainGraceMs = 1_000;

/** One run inside the spawner process: started, bounded, ended, accounted. */
export class SpawnedRun {
  pid: number | null = null;
  private endedBy: SpawnOutcome['endedBy'] = null;
  private readonly startedAt = process.hrtime.bigint();
  private readonly stdout: Buffer[] = [];
  private stdoutBytes = 0;
  private readonly stderr: HeadAndTail;
  private readonly outputs = new Set<Socket>();
  private readonly timers: NodeJS.Timeout[] = [];
  private end: ProcessEnd | null = null;
  private wallSeconds = 0;
  private streamsOpened = false;

  constructor(
    private readonly order: SpawnOrder,
    private readonly nullDescriptor: number,
    private readonly finished: (outcome: SpawnOutcome) => void,
  ) {
    this.stderr = new HeadAndTail(order.maxStderrBytes);
  }

  start(): void {
    const given: number[] = [];
    const reads: { fd: number; take: (chunk: Buffer) => void }[] = [];
    let input: number | null = null;
    let gate: number | null = null;
    const give = (fd: number) => {
      given.push(liftDescriptor(fd));
      if (fd !== this.nullDescriptor) closeSync(fd);
    };
    const giveOutput = (take: (chunk: Buffer) => void) => {
      const [read, write] = makePipe();
      reads.push({ fd: read, take });
      give(write);
    };
    try {
      if (this.order.stdin === null) give(this.nullDescriptor);
      else {
        const [read, write] = makePipe();
        input = write;
        give(read);
      }
      if (this.order.stdoutToken === null) giveOutput((chunk) => this.takeStdout(chunk));
      else give(this.connectStream(this.order.stdoutToken));
      if (this.order.stderrToken === null) giveOutput((chunk) => this.stderr.push(chunk));
      else give(this.connectStream(this.order.stderrToken));
      for (const file of this.order.files) give(openVerified(file));
      for (const token of this.order.pipeTokens) give(this.connectStream(token));
      this.streamsOpened = true;
      // Smaller than a pipe holds, so that writing never waits.
      if (this.order.filter !== null) give(filledPipe(this.order.filter));
      if (this.order.gate !== null) {
        const [read, write] = makePipe();
        gate = write;
        give(read);
      }
      this.pid = startProcess(this.order.argv, this.order.env, given);
      if (this.order.gate !== null && gate !== null) openGate(this.pid, this.order.gate, gate);
    } catch (error) {
      if (this.pid !== null) this.abandon(this.pid);
      for (const { fd } of reads) closeSync(fd);
      if (input !== null) closeSync(input);
      this.report(error instanceof FileRefused ? 'file_refused' : 'not_started', error as Error);
      return;
    } finally {
      for (const fd of given) closeSync(fd);
      // The box goes on when nobody holds it, and finds nothing to start where it was not opened.
      if (gate !== null) closeSync(gate);
    }
    for (const { fd, take } of reads) this.read(fd, take);
    if (input !== null) this.feed(input, this.order.stdin ?? new Uint8Array());
    this.timers.push(setTimeout(() => this.kill('timeout'), this.order.timeoutMs));
    // It may have ended before its signal could be matched to it.
    this.poll();
  }

  /** A box that could not be limited runs nothing: it is killed at its gate. */
  private abandon(pid: number): void {
    signal(-pid);
    this.pid = null;
    const collected = setInterval(() => collect(pid) !== null && clearInterval(collected), boxGraceMs);
  }

  /** Ends the run; the first reason given is the one reported. */
  kill(reason: NonNullable<SpawnOutcome['endedBy']>): void {
    if (this.end !== null || this.pid === null) return;
    this.endedBy ??= reason;
    // The tool is killed first and its box left to collect it: killing the box would lose the CPU time of the tool.
    const children = childrenOf(this.pid);
    for (const child of children) signal(child);
    if (children.length === 0) signal(-this.pid);
    else this.timers.push(setTimeout(() => this.pid !== null && this.end === null && signal(-this.pid), boxGraceMs));
  }

  /** Looks whether the process has ended. */
  poll(): void {
    if (this.pid === null || this.end !== null) return;
    this.end = collect(this.pid);
    if (this.end === null) return;
    this.wallSeconds = Number(process.hrtime.bigint() - this.startedAt) / 1e9;
    // Whatever the process left behind in its group goes with it.
    signal(-this.pid);
    this.timers.push(setTimeout(() => this.letGo(), drainGraceMs));
    this.finishWhenDrained();
  }

  /** Not before this process has looked once more: timers come first where it stood still, and what is written already is in the pipes. */
  private letGo(): void {
    setImmediate(() => this.outputs.forEach((output) => output.destroy()));
  }

  private connectStream(token: string): number {
    if (this.order.streamSocket === null) throw new Error('no stream socket');
    const fd = connectUnix(this.order.streamSocket);
    writeSync(fd, token);
    return fd;
  }

  private read(fd: number, take: (chunk: Buffer) => void): void {
    const output = new Socket({ fd, readable: true, writable: false });
    this.outputs.add(output);
    output.on('data', take);
    output.on('error', () => output.destroy());
    output.on('close', () => {
      this.outputs.delete(output);
      this.finishWhenDrained();
    });
  }

  private feed(fd: number, bytes: Uint8Array): void {
    const input = new Socket({ fd, readable: false, writable: true });
    // A tool that ends without reading its input is no failure of ours.
    input.on('error', () => input.destroy());
    input.end(bytes);
  }

  private takeStdout(chunk: Buffer): void {
    const room = this.order.maxStdoutBytes - this.stdoutBytes;
    if (room > 0) this.stdout.push(chunk.subarray(0, room));
    this.stdoutBytes += chunk.length;
    if (this.stdoutBytes > this.order.maxStdoutBytes) this.kill('stdout_limit');
  }

  private finishWhenDrained(): void {
    if (this.end !== null && this.outputs.size === 0) this.report(null, null);
  }

  private report(kind: 'file_refused' | 'not_started' | null, error: Error | null): void {
    for (const timer of this.timers) clearTimeout(timer);
    const stderr = this.stderr.result();
    this.finished({
      kind: 'outcome',
      id: this.order.id,
      spawnFailure: kind === null ? null : { kind, message: error?.message ?? '' },
      endedBy: this.endedBy,
      exitCode: this.end?.exitCode ?? null,
      signal: this.end?.signal ?? null,
      stdout: Buffer.concat(this.stdout),
      stdoutBytes: this.stdoutBytes,
      stderr: stderr.bytes,
      stderrTruncated: stderr.truncated,
      wallSeconds: this.wallSeconds,
      cpuSeconds: this.end?.cpuSeconds ?? null,
      peakMemoryBytes: this.end?.peakMemoryBytes ?? null,
      streamsOpened: this.streamsOpened,
    });
  }
}

/** A spawner that dies before has handed over nothing: a box without its limits is one without a tool. */
function openGate(pid: number, { limits, args }: NonNullable<SpawnOrder['gate']>, gate: number): void {
  limitProcess(pid, limits);
  try {
    writeSync(gate, args.map((arg) => `${arg}\0`).join(''));
  } catch (error) {
    // It has ended and says why itself.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}

function filledPipe(bytes: Uint8Array): number {
  const [read, write] = makePipe();
  writeSync(write, bytes);
  closeSync(write);
  return read;
}

function signal(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}
