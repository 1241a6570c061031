import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Short: a socket below it has 107 bytes for its whole path. */
const prefix = 'ffw-';

/**
 * Gives this process a temporary folder of its own and removes those of workers that died. Everything a job writes aside is below it, so
 * that nothing outlives its worker for longer than until the next one starts.
 */
export function useOwnTempFolder(): void {
  const parent = tmpdir();
  for (const name of readdirSync(parent)) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)$`).exec(name)?.[1] ?? Number.NaN);
    if (!Number.isNaN(pid) && !isAlive(pid)) rmSync(join(parent, name), { recursive: true, force: true });
  }
  const own = join(parent, `${prefix}${process.pid}`);
  rmSync(own, { recursive: true, force: true });
  mkdirSync(own, { mode: 0o700 });
  process.env['TMPDIR'] = own;
  process.on('exit', () => rmSync(own, { recursive: true, force: true }));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    // Somebody else's process is alive all the same.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
