/*
 * Required before a program of the service: V8 takes up what it made of the same program at an earlier start of this run. To compile its one
 * file anew is a third of what a start costs.
 */
const { existsSync, readFileSync, realpathSync, renameSync, statSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join } = require('node:path');
const vm = require('node:vm');

/** So long after its load a program has compiled what its next start will need. */
const startedMs = 3_000;

const folder = process.env.TEST_PROGRAMS;
const program = realpathSync(process.argv[1]);
const load = Module._extensions['.js'];

Module._extensions['.js'] = (module, filename) => {
  if (filename !== program) return load(module, filename);
  Module._extensions['.js'] = load;
  const kept = join(folder, `${filename.replaceAll('/', '-')}-${statSync(filename).mtimeMs}`);
  const cachedData = existsSync(kept) ? readFileSync(kept) : undefined;
  const importModuleDynamically = vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
  const source = Module.wrap(readFileSync(filename, 'utf8'));
  const script = new vm.Script(source, { filename, cachedData, importModuleDynamically });
  if (cachedData === undefined) setTimeout(() => keep(script, kept), startedMs).unref();
  const run = script.runInThisContext();
  run.call(module.exports, module.exports, Module.createRequire(filename), module, filename, dirname(filename));
};

/** Whoever looks for it meanwhile finds the whole of it or nothing. */
function keep(script, place) {
  try {
    writeFileSync(`${place}-${process.pid}`, script.createCachedData());
    renameSync(`${place}-${process.pid}`, place);
  } catch {
    // A full disk, or a run that ended meanwhile: the next start compiles for itself.
  }
}
