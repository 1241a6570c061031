/* What has to be there before any of our own code can run: Node, the npm packages, the compiled programs. No dependencies. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { headStart } from './head-start.mjs';
import { oneAtATime } from './one-at-a-time.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const programs = join(root, 'dist', 'apps', 'standalone', 'src');
const compiledMark = join(root, 'dist', 'compiled');
const clientPrograms = join(root, 'dist', 'clients', 'typescript', 'src');
const oldestNode = [20, 19];

/** A reason to stop that is told without a stack trace. */
class Unprepared extends Error {}

/** Installs the npm packages and compiles the sources, each only when needed. */
async function prepare(emit) {
  checkNode();
  const tools = packagesMatch() ? null : headStart();
  try {
    if (tools) await step(emit, 'Node packages', (say) => installPackages(say));
    if (!isCompiled()) await step(emit, 'Compile', () => compile());
  } finally {
    if (tools?.packages.length > 0) {
      await step(emit, 'System packages', () => tools.done.then(() => tools.packages.join(', ')));
    }
  }
}

/** Loads one of our compiled programs. */
export const load = (name) => createRequire(import.meta.url)(join(programs, `${name}.js`));

/** Loads the compiled command line of the client. */
export const loadCommandLine = () => createRequire(import.meta.url)(join(clientPrograms, 'cli/run.js'));

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (process.platform === 'win32') throw new Unprepared('Windows is not supported. It runs inside WSL.');
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    throw new Unprepared(`Node ${oldestNode.join('.')} or newer is needed; this is ${process.versions.node}.`);
  }
}

/** Whether node_modules holds what package-lock.json says, by npm's own record of what it installed. */
function packagesMatch() {
  const installed = read(join(root, 'node_modules', '.package-lock.json'))?.packages;
  const wanted = read(join(root, 'package-lock.json'))?.packages;
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (path === '' || link) return true;
    return installed[path] ? installed[path].version === version : optional === true;
  });
}

async function installPackages(say) {
  let fetched = 0;
  say('asking the registry');
  const onLine = (text) => {
    if (/^npm http fetch GET 200 \S+\.tgz /.test(text)) say(`${(fetched += 1)} packages fetched`);
  };
  await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=http'], onLine, /^npm (http|warn EBADENGINE)/);
  return `${fetched} packages fetched`;
}

/** By when the last compilation that came to its end began: what it holds of sources and packages is as old. */
function isCompiled() {
  const at = statSync(compiledMark, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const other = ['.config/swcrc.json', 'scripts/bundle.mjs', 'node_modules/.package-lock.json'];
  if (other.some((path) => statSync(join(root, path)).mtimeMs > at)) return false;
  return ['apps', 'libs', 'clients/typescript/src'].every((folder) => newest(join(root, folder)) <= at);
}

function newest(folder) {
  let time = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts') || entry.name.endsWith('.spec.ts')) continue;
    time = Math.max(time, statSync(join(entry.parentPath, entry.name)).mtimeMs);
  }
  return time;
}

/** One at a time: what the compiler writes is bundled in its place. */
async function compile() {
  mkdirSync(join(root, 'dist'), { recursive: true });
  await oneAtATime(join(root, 'dist', 'compiling'), async () => {
    if (isCompiled()) return;
    const began = new Date();
    rmSync(compiledMark, { force: true });
    await run(process.execPath, [join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js'), 'build', 'api']);
    if (!existsSync(join(programs, 'main.js'))) throw new Unprepared('The compiler left no programs in dist/.');
    await run(process.execPath, [join(root, 'scripts', 'bundle.mjs')]);
    writeFileSync(compiledMark, '');
    utimesSync(compiledMark, began, began);
  });
  return 'dist/';
}

function run(command, args, onLine = () => undefined, noise = /^$/) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const kept = [];
    const take = (chunk) => {
      for (const text of chunk.split('\n').filter(Boolean)) {
        onLine(text);
        if (!noise.test(text)) kept.push(text);
      }
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.once('error', (error) => reject(new Unprepared(`${command} does not run: ${error.message}`)));
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Unprepared(`${command} ${args[0]} failed:\n${kept.slice(-15).join('\n')}`));
    });
  });
}

async function step(emit, title, work) {
  emit({ kind: 'begin', title });
  try {
    emit({ kind: 'done', title, detail: await work((text) => emit({ kind: 'say', title, text })) });
  } catch (error) {
    emit({ kind: 'failed', title });
    throw error;
  }
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Runs a command of this folder and ends with its exit code.
 * @param renew also bring packages and programs up to date; otherwise what is there is good enough, as the stack runs on it
 */
export async function command(work, emit, { renew = false } = {}) {
  try {
    if (renew || !existsSync(join(programs, 'main.js'))) await prepare(emit);
    process.exitCode = await work();
  } catch (error) {
    console.error(error instanceof Unprepared || error?.name === 'OperatorError' ? `\n${error.message}\n` : error);
    process.exitCode = 1;
  }
  process.exit();
}
