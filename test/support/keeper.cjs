/*
 * Runs the test stores as its own children and ends them when its standard input closes: at the test run's wish, or
 * because the test run was killed. A line `restart <index>` on it makes one of them crash and start again. Argument: JSON {specs: [{command, args, env, cwd, uid?, gid?, logFile}], services, folders: []}.
 */
const { spawn } = require('node:child_process');
const { openSync, readdirSync, readFileSync, rmSync } = require('node:fs');
const { join } = require('node:path');

const { specs, services, folders } = JSON.parse(process.argv[2]);
const children = [];
const ended = [];
const restarting = new Set();
let asked = false;

function start(index) {
  const { command, args, logFile, ...options } = specs[index];
  const log = openSync(logFile, 'a');
  const child = spawn(command, args, { ...options, stdio: ['ignore', log, log] });
  children[index] = child;
  ended[index] = new Promise((resolve) => child.once('close', resolve).once('error', resolve));
  // A store that ends unasked is broken: the readiness check in stores.ts sees this process exit.
  void ended[index].then(() => (restarting.delete(index) && !asked ? start(index) : end(1)));
}

async function end(code) {
  if (asked) return;
  asked = true;
  await endServices();
  // SIGQUIT is PostgreSQL's immediate shutdown: it ends and reaps its own processes, which SIGKILL would orphan.
  for (const child of children) child.kill('SIGQUIT');
  const late = setTimeout(() => children.forEach((child) => child.kill('SIGKILL')), 3000);
  await Promise.all(ended);
  clearTimeout(late);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  process.exit(code);
}

/** Ends what kept-services.ts wrote down: asked first, so that they clear away behind them; those that stand still must hear it. */
async function endServices() {
  const noted = readdirSync(services).map((name) => JSON.parse(readFileSync(join(services, name), 'utf8')));
  const all = noted.flatMap(({ processes }) => processes.map(({ pid }) => pid));
  folders.push(...noted.map(({ folder }) => folder));
  let left = all.filter((pid) => signal(pid, 'SIGTERM') && signal(pid, 'SIGCONT'));
  for (let turn = 0; turn < 60 && left.length > 0; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    left = left.filter((pid) => signal(pid, 0));
  }
  for (const pid of left) signal(pid, 'SIGKILL');
}

/** @returns whether there is such a process */
function signal(pid, name) {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/** `restart <index>`: an immediate shutdown, as of a power cut, and a start on the same data. */
function take(line) {
  const index = Number(/^restart (\d+)$/.exec(line)?.[1] ?? -1);
  if (!specs[index]) return;
  restarting.add(index);
  children[index].kill('SIGQUIT');
}

specs.forEach((_spec, index) => start(index));
process.stdin
  .setEncoding('utf8')
  .on('data', (text) => text.trim().split('\n').forEach(take))
  .once('end', () => void end(0))
  .once('error', () => void end(0));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
