import { existsSync, mkdtempSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testFfmpeg } from './media-tools';

let settings: Record<string, string> | null = null;

/**
 * Settings of a service whose ffmpeg reads five seconds of a film in one, on any machine: what decodes as fast as it can costs two cores while
 * a test looks on. Specs that want it go on with one service.
 */
export function unhurried(): Record<string, string> {
  settings ??= { FFMPEG_PATH: slowFfmpeg(), SANDBOX: 'off' };
  return settings;
}

/** Whether they are those. */
export const isUnhurried = (environment: Record<string, string>): boolean => environment === settings;

/** One for the whole run, gone with it. */
function slowFfmpeg(): string {
  const run = process.env['TEST_SERVICES'];
  const folder =
    run === undefined ? realpathSync(mkdtempSync(join(tmpdir(), 'ffprobe-api-unhurried-'))) : join(run, '..');
  const path = join(folder, 'unhurried-ffmpeg');
  if (!existsSync(path)) {
    writeFileSync(`${path}-${process.pid}`, `#!/bin/sh\nexec '${testFfmpeg()}' -readrate 5 "$@"\n`, { mode: 0o755 });
    renameSync(`${path}-${process.pid}`, path);
  }
  return path;
}
