import type { ChildProcess } from 'node:child_process';
import { lives } from './kept-services';

/** A process of a service. */
export interface Running {
  app: 'api' | 'worker';
  pid: number;
  /** null where an earlier spec started it */
  child: ChildProcess | null;
  mayDie: boolean;
}

/** Asks it to end and waits until it has; not for ever. */
export async function end({ child, pid }: Running): Promise<void> {
  const isOver = () => (child ? child.exitCode !== null || child.signalCode !== null : !lives(pid));
  if (isOver()) return;
  process.kill(pid, 'SIGCONT');
  process.kill(pid, 'SIGTERM');
  const late = Date.now() + 25_000;
  while (!isOver()) {
    if (Date.now() > late) process.kill(pid, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
