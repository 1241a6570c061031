import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Within a run of tests what V8 made of a program is kept for its next start: see keep-program.cjs. */
export function keptPrograms(): { args: string[]; env: Record<string, string> } {
  const run = process.env['TEST_SERVICES'];
  if (run === undefined) return { args: [], env: {} };
  const folder = join(run, '../programs');
  mkdirSync(folder, { recursive: true });
  const args = ['--disable-warning=ExperimentalWarning', '--require', join(__dirname, 'keep-program.cjs')];
  return { args, env: { TEST_PROGRAMS: folder } };
}
