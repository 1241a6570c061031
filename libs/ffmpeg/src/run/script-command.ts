import { existsSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { packedScript } from './packed-script';

/** How one of our own scripts is run by a node process of its own, and what that process must be able to read. */
export interface ScriptCommand {
  program: string;
  args: string[];
  readableFiles: string[];
}

const compiledNeeds = ['dist', 'node_modules', 'package.json'];
const sourceNeeds = ['libs', 'apps', 'dist', 'node_modules', 'package.json'];

/** What node is told ahead of a script of ours: nothing when it is compiled. */
export function loaderArguments(script: string): string[] {
  return extname(script) === '.ts' ? ['-r', join(__dirname, 'run-typescript.cjs')] : [];
}

/** A script of this product, compiled (`.js`) or from source (`.ts`, in development and tests). */
export function scriptCommand(script: string, args: readonly string[]): ScriptCommand {
  const packed = packedScript(script);
  if (packed !== null) return { program: process.execPath, args: [packed, ...args], readableFiles: [packed] };
  const fromSource = extname(script) === '.ts';
  const root = projectRoot(script);
  const needs = (fromSource ? sourceNeeds : compiledNeeds).map((name) => join(root, name)).filter(existsSync);
  // Never the root itself: it may hold an .env file or media.
  const covered = needs.some((path) => script.startsWith(`${path}/`));
  return {
    program: process.execPath,
    args: [...loaderArguments(script), script, ...args],
    readableFiles: covered ? needs : [...needs, script],
  };
}

function projectRoot(script: string): string {
  let folder = dirname(script);
  while (!existsSync(join(folder, 'node_modules')) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}
