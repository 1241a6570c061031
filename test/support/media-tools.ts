import { findFfmpeg } from '../../libs/ffmpeg/src/capabilities/discover';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const fetched = join(__dirname, '../../.local/tools/ffmpeg');

/** The ffmpeg the tests run, as the service would: the named one, the one fetched for this installation, else the one on the path. */
export function testFfmpeg(): string {
  const found = findFfmpeg({ configured: process.env['FFMPEG_PATH'] || (existsSync(fetched) ? fetched : undefined) });
  if (!found) throw new Error('The tests need an ffmpeg.');
  return found;
}

/** Null with libvmaf, else why tests of its metrics are skipped. Where CI is set nothing is skipped: they fail. */
export function libvmafMissing(): string | null {
  const filters = execFileSync(testFfmpeg(), ['-hide_banner', '-v', 'error', '-filters'], { encoding: 'utf8' });
  if (/ libvmaf /.test(filters) || process.env['CI']) return null;
  return 'this ffmpeg has no libvmaf; `npm run up` fetches one that has, or set FFMPEG_PATH';
}
