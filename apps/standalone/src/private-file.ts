import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Writes JSON that only this user can read (0600); a reader sees the old or the new file, never half of one. */
export function writePrivateJson(path: string, value: unknown): void {
  const next = `${path}.${process.pid}.new`;
  writeFileSync(next, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(next, path);
}

/** The file's JSON, or null when it is missing or not JSON (a half-written file of another tool). */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
