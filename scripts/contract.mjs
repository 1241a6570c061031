/* npm run contract: schemathesis against a running service of this folder, authenticated, every check, bounded in time. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const version = '4.32.5';
const seconds = process.env.CONTRACT_SECONDS ?? '150';
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const venv = join(root, '.local', 'venv');
const schemathesis = join(venv, 'bin', 'schemathesis');
const stackFile = join(root, '.local', 'stack.json');

/** Out of the way: what is asked is whether replies keep to the document, not how many are allowed. */
const budgets = ['', '_USER', '_ADDRESS', '_FAILED_AUTH', '_LOGIN', '_UPLOADS', '_HEAVY'];
const env = {
  ...process.env,
  ...Object.fromEntries(budgets.map((name) => [`RATE_LIMIT${name}_PER_MINUTE`, '1000000'])),
};

function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, env, stdio: 'inherit', ...options });
  if (error) throw new Error(`${command} does not run: ${error.message}`);
  return status ?? 1;
}

function must(command, args) {
  if (run(command, args) !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
}

function install() {
  if (!existsSync(join(venv, 'bin', 'python'))) must('python3', ['-m', 'venv', venv]);
  must(join(venv, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', `schemathesis==${version}`]);
}

async function accessToken({ base_url: base, admin }) {
  const reply = await fetch(`${base}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(admin),
  });
  if (!reply.ok) throw new Error(`The administrator can't log in: ${reply.status} ${await reply.text()}`);
  return (await reply.json()).access_token;
}

async function contract() {
  if (existsSync(stackFile)) throw new Error('A service of this folder runs already; `npm run down` first.');
  install();
  must('npm', ['run', '--silent', 'up', '--', '--detach']);
  try {
    const stack = JSON.parse(readFileSync(stackFile, 'utf8'));
    const token = await accessToken(stack);
    const said = { ...env, CONTRACT_TOKEN: token };
    const args = [
      ...['--config-file', join(root, '.config', 'schemathesis.toml')],
      ...['run', `${stack.base_url}/api/docs-json`],
      ...['--max-time', seconds, '--workers', '2', '--request-timeout', '40', '--warnings', 'off'],
      ...['--no-shrink', '--no-color', ...process.argv.slice(2)],
    ];
    return run(schemathesis, args, { env: said, cwd: join(root, '.local') }); // where it leaves its cache
  } finally {
    run('npm', ['run', '--silent', 'down']);
  }
}

contract().then(
  (status) => process.exit(status),
  (error) => {
    console.error(`\n${error.message}\n`);
    process.exit(1);
  },
);
