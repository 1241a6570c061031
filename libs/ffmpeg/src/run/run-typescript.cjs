// Lets a process of ours run from TypeScript source, in development and in tests: transpiled in memory, since a box has no
// place for a cache. Compiled code never loads this file.
const { existsSync, readFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const ts = require('typescript');

const root = join(__dirname, '../../../..');
const compilerOptions = {
  module: ts.ModuleKind.CommonJS,
  target: ts.ScriptTarget.ES2022,
  esModuleInterop: true,
  experimentalDecorators: true,
};

require.extensions['.ts'] = (module, filename) => {
  const { outputText } = ts.transpileModule(readFileSync(filename, 'utf8'), { compilerOptions, fileName: filename });
  module._compile(outputText, filename);
};

const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) => {
  const source = join(root, request.replace(/^@app\/([\w-]+)$/, 'libs/$1/src/index.ts'));
  return resolve.call(Module, request.startsWith('@app/') && existsSync(source) ? source : request, ...rest);
};
