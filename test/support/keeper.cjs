/*
 * Runs the test stores as its own children and ends them when its standard input closes: at the test run's wish, or
 * because the test run was killed. A line `restart <index>` on it makes one of them crash and start again. Argument: JSON {specs: [{command, args, env, cwd, uid?, gid?, logFile}], folders: []}.
 */
const { spawn } = require('node:child_process');
const { openSync, rmSync } = require('node:fs');

const { specs, folders } = JSON.parse(process.argv[2]);
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
  // SIGQUIT is PostgreSQL's immediate shutdown: it ends and reaps its own processes, which SIGKILL would orphan.
  for (const child of children) child.kill('SIGQUIT');
  const late = setTimeout(() => children.forEach((child) => child.kill('SIGKILL')), 3000);
  await Promise.all(ended);
  clearTimeout(late);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  process.exit(code);
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
