// Lets a process of ours run from TypeScript source, in development and in tests: transpiled in memory, since a box has no
// place for a cache. Compiled code never loads this file.
const { existsSync, readFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');

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

const transpile = transpiler();
require.extensions['.ts'] = (module, filename) => {
  module._compile(transpile(readFileSync(filename, 'utf8'), filename), filename);
};

const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) => {
  const source = join(root, request.replace(/^@app\/([\w-]+)$/, 'libs/$1/src/index.ts'));
  return resolve.call(Module, request.startsWith('@app/') && existsSync(source) ? source : request, ...rest);
};
