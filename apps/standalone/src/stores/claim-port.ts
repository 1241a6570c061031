import { closeSync, openSync, readFileSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port';

export interface ClaimedPort {
  port: number;
  /** Once something listens there, or never will. */
  release: () => void;
}

/**
 * The first of the preferred ports that is free and that no other start on this machine is about to listen on; a random one when
 * there is none. A port stays free until its program listens: without a claim two starts at once take the same one.
 */
export async function claimPort(
  host: string,
  preferred: readonly number[],
  folder: string = tmpdir(),
): Promise<ClaimedPort> {
  for (const wanted of preferred) {
    const claim = claimOf(wanted, folder);
    if (claim === null) continue;
    // asked after it was claimed: whoever claimed it before may listen by now
    if ((await freePort(host, [wanted])) === wanted) return claim;
    claim.release();
  }
  return { port: await freePort(host), release: () => undefined };
}

function claimOf(port: number, folder: string): ClaimedPort | null {
  const path = join(folder, `ffprobe-api-port-${port}`);
  for (const isLastTry of [false, true]) {
    try {
      const file = openSync(path, 'wx', 0o644);
      writeSync(file, String(process.pid));
      closeSync(file);
      return { port, release: once(() => unlinkIfThere(path)) };
    } catch {
      if (isLastTry || isHeld(path)) return null;
      // its owner was killed
      unlinkIfThere(path);
    }
  }
  return null;
}

/** What was let go may be another's by now. */
function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) act();
    isDone = true;
  };
}

/** Longer than any start takes: after it a claim is nobody's, whoever has its number now. */
const longestMs = 600_000;

function isHeld(path: string): boolean {
  try {
    if (Date.now() - statSync(path).mtimeMs > longestMs) return false;
    // One that is being written says nothing yet; whoever was killed then is passed over until its time is up.
    process.kill(Number(readFileSync(path, 'utf8')) || process.pid, 0);
    return true;
  } catch (error) {
    // somebody else's process lives as well
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function unlinkIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    return; // Gone, or not ours to remove: then the port stays passed over.
  }
}
