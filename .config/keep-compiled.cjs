/*
 * What jest compiles of a module, kept for the next spec of the same process: each spec has a world of its own and compiles some 500 modules
 * anew, the same ones but for a few. V8 takes up what it made of the same source before in half the time.
 */
const { createRequire } = require('node:module');
const vm = require('node:vm');

const fromJest = createRequire(require.resolve('jest'));
const { TestEnvironment } = fromJest('jest-environment-node');

const compile = vm.compileFunction;
/** By file name: the source as it was, and what V8 made of it. */
const kept = new Map();

vm.compileFunction = (source, parameters, options = {}) => {
  const { filename, parsingContext } = options;
  if (filename === undefined || parsingContext === undefined) return compile(source, parameters, options);
  const known = kept.get(filename);
  if (known?.source === source) return compile(source, parameters, { ...options, cachedData: known.cachedData });
  const compiled = compile(source, parameters, { ...options, produceCachedData: true });
  kept.set(filename, { source, cachedData: compiled.cachedData });
  return compiled;
};

module.exports = TestEnvironment;
