import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** A process that cannot be mistaken for another: pids are reused, a pid with its birth is not. */
export interface ProcessRef {
  pid: number;
  /** Boot id and start tick on Linux, start date elsewhere. */
  born: string;
}

const pollMs = 20;

/** When this pid was born; null when there is no such process, or only its zombie. */
export function bornAt(pid: number): string | null {
  return process.platform === 'linux' ? bornOnLinux(pid) : bornByPs(pid);
}

/** @throws Error when the process is already gone */
export function refTo(pid: number): ProcessRef {
  const born = bornAt(pid);
  if (born === null) throw new Error(`Process ${pid} is already gone.`);
  return { pid, born };
}

export function isAlive(ref: ProcessRef): boolean {
  return bornAt(ref.pid) === ref.born;
}

/**
 * Ends a process and waits until it is gone; SIGKILL, to its whole group, once the grace time is over.
 * Does nothing when the pid belongs to another process by now.
 */
export async function endProcess(ref: ProcessRef, signal: NodeJS.Signals, graceMs: number): Promise<void> {
  if (!isAlive(ref)) return;
  send(ref.pid, signal);
  if (await goneWithin(ref, graceMs)) return;
  send(-ref.pid, 'SIGKILL');
  send(ref.pid, 'SIGKILL');
  await goneWithin(ref, 5_000);
}

async function goneWithin(ref: ProcessRef, limitMs: number): Promise<boolean> {
  const deadline = performance.now() + limitMs;
  while (isAlive(ref)) {
    if (performance.now() > deadline) return false;
    await wait(pollMs);
  }
  return true;
}

/** Signals a pid, or a group when negative; one that is gone already is fine. */
function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function bornOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // proc(5): the name in brackets may itself hold brackets; state is field 3, starttime field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`;
  } catch {
    return null;
  }
}

function bornByPs(pid: number): string | null {
  const { stdout } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const [state, ...started] = stdout.trim().split(/\s+/);
  return !state || state.startsWith('Z') ? null : started.join(' ');
}
