/*
 * Runs the test stores as its own children and ends them when its standard input closes: at the test run's wish, or
 * because the test run was killed. Argument: JSON {specs: [{command, args, env, cwd, uid?, gid?, logFile}], folders: []}.
 */
const { spawn } = require('node:child_process');
const { openSync, rmSync } = require('node:fs');

const { specs, folders } = JSON.parse(process.argv[2]);
const children = specs.map(({ command, args, logFile, ...options }) => {
  const log = openSync(logFile, 'a');
  return spawn(command, args, { ...options, stdio: ['ignore', log, log] });
});
const ended = children.map((child) => new Promise((resolve) => child.once('close', resolve).once('error', resolve)));
let asked = false;

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

// A store that ends by itself is broken: the readiness check in stores.ts sees this exit.
for (const one of ended) void one.then(() => end(1));
process.stdin
  .resume()
  .once('end', () => void end(0))
  .once('error', () => void end(0));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
