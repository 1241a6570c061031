import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const size = '24m';

/** Storage that can be filled up: a small tmpfs, or an ordinary folder where mounting is not allowed. */
export class SmallDisk {
  private constructor(
    readonly folder: string,
    /** null: it is small; else why it is not */
    readonly notSmall: string | null,
  ) {}

  static make(): SmallDisk {
    const folder = mkdtempSync(join(tmpdir(), 'ffprobe-api-chaos-disk-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'pipe' });
      return new SmallDisk(folder, null);
    } catch (error) {
      return new SmallDisk(
        folder,
        `a tmpfs can’t be mounted here (${String((error as Error).message)
          .split('\n')
          .at(-2)})`,
      );
    }
  }

  /** Leaves so many bytes free. */
  fill(freeBytes: number): void {
    const { bavail, bsize } = statfsSync(this.folder);
    const ballast = Math.max(0, bavail * bsize - freeBytes);
    if (ballast > 0) writeFileSync(join(this.folder, `ballast-${freeBytes}`), Buffer.alloc(ballast));
  }

  empty(): void {
    for (const name of readdirSync(this.folder)) if (name.startsWith('ballast-')) rmSync(join(this.folder, name));
  }

  /** Every file of the service on it, sorted. */
  files(): string[] {
    return readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('ballast-'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  }

  remove(): void {
    if (this.notSmall === null) execFileSync('umount', ['-l', this.folder]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
