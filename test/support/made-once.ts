import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Files that are made once in a run and copied from then on, wherever a spec wants the same.
 * @param key all that the result depends on
 * @param make fills the empty folder it is given
 */
export function madeOnce(key: readonly unknown[], target: string, make: (folder: string) => void): void {
  const run = process.env['TEST_SERVICES'];
  mkdirSync(target, { recursive: true });
  if (run === undefined) return make(target);
  const clips = join(run, '../clips');
  const kept = join(clips, createHash('sha256').update(JSON.stringify(key)).digest('hex'));
  if (!existsSync(kept)) {
    mkdirSync(clips, { recursive: true });
    const fresh = mkdtempSync(join(clips, 'fresh-'));
    make(fresh);
    try {
      renameSync(fresh, kept);
    } catch {
      // Another spec was quicker.
      rmSync(fresh, { recursive: true });
    }
  }
  cpSync(kept, target, { recursive: true });
}
