import { existsSync, lstatSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';

const required = /\brequire\("([^"]+)"\)/g;
const sourceMap = /^\/\/# sourceMappingURL=.*$/m;
const packed = new Map<string, string | null>();
let folder: string | null = null;

/**
 * A compiled script and the modules of ours that it needs, as one file: node spends as long on finding twenty files as on all the rest of
 * a small parser, and a box need not see more than that file. Null where it can't be had: from source, or with packages.
 */
export function packedScript(script: string): string | null {
  if (extname(script) !== '.js') return null;
  const known = packed.get(script);
  if (known === null || (known !== undefined && isOurs(dirname(known)) && isOurs(known))) return known;
  const text = pack(script);
  const path = text === null ? null : write(basename(script, '.js'), text);
  packed.set(script, path);
  return path;
}

function write(name: string, text: string): string {
  if (folder === null || !isOurs(folder)) folder = ownFolder();
  // scripts of one name in two folders are two
  const path = join(mkdtempSync(join(folder, 'script-')), `${name}.cjs`);
  writeFileSync(path, text, { mode: 0o600 });
  return path;
}

/** Gone with the process, unless that is killed. */
function ownFolder(): string {
  const made = mkdtempSync(join(tmpdir(), 'ffscripts-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** What is cleared away from a folder for all may be put back by anybody. */
function isOurs(path: string): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat !== undefined && !stat.isSymbolicLink() && stat.uid === process.getuid?.();
}

/** As modules are wrapped by node itself, but by number and without a place of their own. */
function pack(script: string): string | null {
  const numbers = new Map<string, number>([[script, 0]]);
  const bodies: string[] = [];
  // a Map is walked to its end, with what is added meanwhile
  for (const path of numbers.keys()) {
    const text = readFileSync(path, 'utf8').replace(sourceMap, '');
    const needs = [...text.matchAll(required)].map(([, name = '']) => name);
    if (/\b__(?:dirname|filename)\b/.test(text) || needs.some((name) => !name.startsWith('.') && !isBuiltin(name)))
      return null;
    const body = text.replace(required, (whole, name: string) => {
      if (isBuiltin(name)) return whole;
      const module = moduleAt(join(dirname(path), name));
      if (!numbers.has(module)) numbers.set(module, numbers.size);
      return `ours(${numbers.get(module)})`;
    });
    bodies.push(`(module, exports, ours) => {${body}\n}`);
  }
  return `'use strict';
const bodies = [${bodies.join(',\n')}];
const loaded = [];
function ours(number) {
  if (loaded[number]) return loaded[number].exports;
  const module = (loaded[number] = { exports: {} });
  bodies[number](module, module.exports, ours);
  return module.exports;
}
ours(0);
`;
}

function moduleAt(path: string): string {
  return existsSync(`${path}.js`) ? `${path}.js` : join(path, 'index.js');
}
