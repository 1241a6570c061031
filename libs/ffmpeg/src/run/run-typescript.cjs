// Lets a process of ours run from TypeScript source, in development and in tests: by what dist/ holds of it where that is
// current, else transpiled in memory, since a box has no place for a cache. Compiled code never loads this file.
const { existsSync, readFileSync, statSync } = require('node:fs');
const Module = require('node:module');
const { join, relative } = require('node:path');

const root = join(__dirname, '../../../..');

/** swc starts in half the compiler's time, but unpacks itself into a cache, for which a box has no place. */
function transpiler() {
  try {
    const { transformSync } = require('@swc/core');
    const parser = { syntax: 'typescript', decorators: true };
    const transform = { legacyDecorator: true, useDefineForClassFields: false };
    const jsc = { target: 'es2022', parser, transform };
    const options = { swcrc: false, configFile: false, module: { type: 'commonjs' }, jsc };
    return (source, filename) => transformSync(source, { ...options, filename }).code;
  } catch {
    const ts = require('typescript');
    const compilerOptions = {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
      experimentalDecorators: true,
    };
    return (source, fileName) => ts.transpileModule(source, { compilerOptions, fileName }).outputText;
  }
}

/** What was compiled of this source since its last change; null where there is nothing current. */
function compiled(source) {
  const program = join(root, 'dist', relative(root, source).replace(/\.ts$/, '.js'));
  const at = statSync(program, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return at > statSync(source).mtimeMs ? readFileSync(program, 'utf8') : null;
}

let transpile = null;
require.extensions['.ts'] = (module, filename) => {
  const code = compiled(filename);
  if (code === null) transpile ??= transpiler();
  module._compile(code ?? transpile(readFileSync(filename, 'utf8'), filename), filename);
};

const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) => {
  const source = join(root, request.replace(/^@app\/([\w-]+)$/, 'libs/$1/src/index.ts'));
  return resolve.call(Module, request.startsWith('@app/') && existsSync(source) ? source : request, ...rest);
};
