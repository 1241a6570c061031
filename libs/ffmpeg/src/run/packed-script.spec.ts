import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packedScript } from './packed-script';
import { loaderArguments } from './script-command';

const folder = mkdtempSync(join(tmpdir(), 'packed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(files: Record<string, string>): string {
  const at = mkdtempSync(join(folder, 'case-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(at, name)), { recursive: true });
    writeFileSync(join(at, name), text);
  }
  return join(at, 'main.js');
}

const tree = {
  'main.js': `"use strict";
const _fs = require("node:fs");
const _words = require("./words");
_fs.writeSync(1, process.argv[2] + _words.greeting() + require("./words").calls);
//# sourceMappingURL=main.js.map`,
  'words/index.js': `"use strict";
exports.calls = 0;
const _name = require("./name");
exports.greeting = () => { exports.calls += 1; return " greets " + _name.name(); };`,
  'words/name.js': `"use strict";
const _index = require("./index");
exports.name = () => "caller " + _index.calls + ", ";`,
};

it('is one file that does what the modules did, each loaded once, in a circle too', () => {
  const packed = packedScript(written(tree)) ?? '';
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  expect(execFileSync(process.execPath, [packed, 'it'], { encoding: 'utf8' })).toBe('it greets caller 1, 1');
});

it('is written once, and again when it was cleared away', () => {
  const script = written(tree);
  const first = packedScript(script) ?? '';
  expect(packedScript(script)).toBe(first);
  rmSync(dirname(first), { recursive: true });
  expect(readFileSync(packedScript(script) ?? '', 'utf8')).toContain('greets');
});

it('is written anew where somebody else put something in its place', () => {
  const script = written(tree);
  const first = packedScript(script) ?? '';
  rmSync(first);
  symlinkSync('/dev/null', first);
  const second = packedScript(script) ?? '';
  expect(readFileSync(second, 'utf8')).toContain('greets');
});

it('is another for a script of the same name elsewhere', () => {
  const one = packedScript(written({ 'main.js': 'one();' })) ?? '';
  packedScript(written({ 'main.js': 'other();' }));
  expect(readFileSync(one, 'utf8')).toContain('one();');
});

it('is not to be had from source, with packages, or where a module asks for its place', () => {
  expect(packedScript(join(folder, 'main.ts'))).toBeNull();
  expect(packedScript(written({ 'main.js': 'require("hls-parser");' }))).toBeNull();
  expect(packedScript(written({ 'main.js': 'console.log(__dirname);' }))).toBeNull();
});

it('is gone with the process that made it', () => {
  const module = join(__dirname, 'packed-script.ts');
  const program = `console.log(require(${JSON.stringify(module)}).packedScript(process.argv[1]))`;
  const child = [...loaderArguments(module), '-e', program, written(tree)];
  const packed = execFileSync(process.execPath, child, { encoding: 'utf8' }).trim();
  expect([packed.endsWith('main.cjs'), existsSync(dirname(dirname(packed)))]).toEqual([true, false]);
});
