import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How one of our own scripts is run by a node process of its own, and what that process must be able to read. */
export interface ScriptCommand {
  program: string;
  args: string[];
  readableFiles: string[];
  env: Record<string, string>;
}

const compiledNeeds = ['dist', 'node_modules', 'package.json'];
const sourceNeeds = ['libs', 'apps', 'test', 'node_modules', 'package.json', 'tsconfig.json'];

/** A script of this product, compiled (`.js`) or from source (`.ts`, in development and tests). */
export function scriptCommand(script: string, args: readonly string[]): ScriptCommand {
  const fromSource = script.endsWith('.ts');
  const root = projectRoot(script);
  const needs = (fromSource ? sourceNeeds : compiledNeeds).map((name) => join(root, name)).filter(existsSync);
  // Never the root itself: it may hold an .env file or media.
  const covered = needs.some((path) => script.startsWith(`${path}/`));
  return {
    program: process.execPath,
    args: [...(fromSource ? ['-r', join(root, 'node_modules/@swc-node/register')] : []), script, ...args],
    readableFiles: covered ? needs : [...needs, script],
    env: fromSource ? { TS_NODE_PROJECT: join(root, 'tsconfig.json') } : {},
  };
}

function projectRoot(script: string): string {
  let folder = dirname(script);
  while (!existsSync(join(folder, 'node_modules')) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}
