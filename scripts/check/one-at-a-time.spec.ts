import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const folder = mkdtempSync(join(tmpdir(), 'one-at-a-time-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const [lock, told] = [join(folder, 'lock'), join(folder, 'told')];

const program = `
import { appendFileSync } from 'node:fs';
import { oneAtATime } from ${JSON.stringify(join(__dirname, '../one-at-a-time.mjs'))};
await oneAtATime(${JSON.stringify(lock)}, async () => {
  appendFileSync(${JSON.stringify(told)}, 'begin ');
  await new Promise((resolve) => setTimeout(resolve, 150));
  appendFileSync(${JSON.stringify(told)}, 'end ');
});`;
const works = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);

it('two processes work one after the other, also where one before them was killed', async () => {
  const { stdout: gone } = await promisify(execFile)(process.execPath, ['-p', 'process.pid']);
  writeFileSync(lock, gone.trim());
  await Promise.all([works(), works(), works()]);
  expect(readFileSync(told, 'utf8')).toBe('begin end '.repeat(3));
});
