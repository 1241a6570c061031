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
/** By the world of a spec: what makes an empty object in it. */
const makers = new WeakMap();

vm.compileFunction = (source, parameters, options = {}) => {
  const { filename, parsingContext } = options;
  if (filename === undefined || parsingContext === undefined) return compile(source, parameters, options);
  return withOwnExports(compiled(source, parameters, options), parsingContext);
};

function compiled(source, parameters, options) {
  const known = kept.get(options.filename);
  if (known?.source === source) return compile(source, parameters, { ...options, cachedData: known.cachedData });
  const fresh = compile(source, parameters, { ...options, produceCachedData: true });
  kept.set(options.filename, { source, cachedData: fresh.cachedData });
  return fresh;
}

/**
 * The module's exports as an object of the spec's own world. jest makes them in its own, where V8 knows the getters of the same names from the
 * spec before, gives up on objects with others, and calls one for every look at what was imported: ten times as slow in a loop.
 */
function withOwnExports(run, world) {
  if (!makers.has(world)) makers.set(world, vm.runInContext('() => ({})', world));
  const make = makers.get(world);
  return (module, _exports, ...rest) => {
    module.exports = make();
    return Reflect.apply(run, module.exports, [module, module.exports, ...rest]);
  };
}

/** Texts that a spec leaves for the next one of the same process: test/support/kept-capabilities.ts. */
const keptBetweenSpecs = new Map();

module.exports = class extends TestEnvironment {
  constructor(...given) {
    super(...given);
    this.global.keptBetweenSpecs = keptBetweenSpecs;
  }
};
