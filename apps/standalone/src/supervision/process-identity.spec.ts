import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { bornAt, endProcess, isAlive, refTo } from './process-identity';

async function stubborn(): Promise<number> {
  const script = "process.on('SIGTERM', () => undefined); console.log('up'); setInterval(() => undefined, 1e6)";
  const child = spawn(process.execPath, ['-e', script], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  await once(child.stdout, 'data');
  return child.pid ?? 0;
}

describe('a process reference', () => {
  it('knows a living process and the same one again', () => {
    expect(bornAt(process.pid)).not.toBeNull();
    expect(isAlive(refTo(process.pid))).toBe(true);
  });

  it('does not take another process with the same pid for the one it means', () => {
    expect(isAlive({ pid: process.pid, born: 'some earlier boot:1' })).toBe(false);
  });

  it('never signals a process that only has the same pid', async () => {
    const pid = await stubborn();
    await endProcess({ pid, born: 'some earlier boot:1' }, 'SIGKILL', 50);
    expect(bornAt(pid)).not.toBeNull();
    await endProcess(refTo(pid), 'SIGKILL', 1_000);
  });

  it('kills a process that ignores its signal once the grace time is over, and waits until it is gone', async () => {
    const pid = await stubborn();
    const ref = refTo(pid);
    await endProcess(ref, 'SIGTERM', 100);
    expect(isAlive(ref)).toBe(false);
  });
});
