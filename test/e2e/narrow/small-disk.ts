import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const megabyte = 1024 * 1024;
const diskBytes = 32 * megabyte;

/** A small disk of its own; null, saying why, where this machine doesn't allow one. */
export function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'ffprobe-api-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskBytes}`, 'tmpfs', folder], { stdio: 'pipe' });
    return folder;
  } catch (error) {
    console.warn(`skipped, a full disk can't be made here: ${(error as Error).message}`);
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
}

export function giveBack(folder: string): void {
  execFileSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
}
