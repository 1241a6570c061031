/* The client for the compiler alone, and the TypeScript of docs/api.md for a stranger's, who has of the client what is published. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const page = 'docs/api.md';
const client = 'clients/typescript';
const folder = mkdtempSync(join(tmpdir(), 'ffprobe-api-client-'));
const tsc = (...args) =>
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });

try {
  const installed = join(folder, 'node_modules/@ffprobe-api/client');
  mkdirSync(installed, { recursive: true });
  tsc('-p', client, '--outDir', join(installed, 'dist'));
  copyFileSync(join(client, 'package.json'), join(installed, 'package.json'));
  symlinkSync(resolve('node_modules/openapi-fetch'), join(folder, 'node_modules/openapi-fetch'));

  const blocks = [...readFileSync(page, 'utf8').matchAll(/```ts\n(.*?)```/gs)].map(([, text]) => text);
  if (blocks.length === 0) throw new Error(`${page} shows no TypeScript`);
  writeFileSync(join(folder, 'api.mts'), blocks.join('\n'));
  const options =
    '--noEmit --strict --noUncheckedIndexedAccess --skipLibCheck --target es2022 --lib es2022 --module node20';
  const types = ['--types', 'node', '--typeRoots', resolve('node_modules/@types')];
  tsc(...options.split(' '), ...types, join(folder, 'api.mts'));
} catch (error) {
  if (error.status === undefined) throw error;
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
