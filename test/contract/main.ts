/* npm run contract: schemathesis against a service of its own, authenticated, every check, bounded in time. Brings up its own stack. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeClip } from '../support/media';
import { makeHls } from '../support/packages';
import { Service } from '../support/service';
import { startStores } from '../support/stores';

const version = '4.32.5';
const root = join(__dirname, '../..');
const venv = join(root, '.local/venv');
const schemathesis = join(venv, 'bin/schemathesis');

/**
 * What is tried, and for how long at most: the values at the bounds of each field, random ones, and what was made being used. Random values by
 * one thread alone: two that read source code at once confuse Python 3.11 ("AST constructor recursion depth mismatch").
 */
const runs = [
  { name: 'at the bounds', phases: 'examples,coverage', seconds: 60, workers: 2 },
  { name: 'at random', phases: 'fuzzing', seconds: 45, workers: 1 },
  { name: 'along the links', phases: 'stateful', seconds: 45, workers: 2 },
];

/** Operations that .config/schemathesis.toml leaves out by name; a filter that catches more would go unnoticed. */
const leftOut = 12;

/** Out of the way: what is asked is whether replies keep to the document, not how many are allowed. */
const budgets = ['', '_USER', '_ADDRESS', '_FAILED_AUTH', '_LOGIN', '_UPLOADS', '_HEAVY'];

function install(): void {
  const must = (command: string, args: string[]) => {
    const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
    if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed${error ? `: ${error.message}` : ''}`);
  };
  if (!existsSync(join(venv, 'bin/python'))) must('python3', ['-m', 'venv', venv]);
  must(join(venv, 'bin/pip'), ['install', '-q', '--disable-pip-version-check', `schemathesis==${version}`]);
}

/** The media that the document's examples name, so that what they make is there to be read, followed and deleted. */
function makeExamples(mediaRoot: string): void {
  const clip = makeClip(mediaRoot, 'plain.mp4');
  for (const name of ['sample.mp4', 'trailer.mp4', 'master.mov', 'feature.mov'])
    copyFileSync(clip, join(mediaRoot, name));
  mkdirSync(join(mediaRoot, 'films'));
  copyFileSync(clip, join(mediaRoot, 'films/one.mp4'));
  makeHls(join(mediaRoot, 'film'));
}

async function accessToken(service: Service): Promise<string> {
  const login = await service.post<{ access_token: string }>('/api/v1/auth/login', service.admin);
  if (login.status !== 200) throw new Error(`The administrator can't log in: ${login.status}`);
  return login.body.access_token;
}

function triesAll(said: string): boolean {
  const [, selected, total] = /(\d+) selected \/ (\d+) total/.exec(said) ?? [];
  if (Number(total) - Number(selected) === leftOut) return true;
  console.error(`${selected} of ${total} operations were tried; ${leftOut} are left out for a reason.`);
  return false;
}

async function main(): Promise<number> {
  install();
  const stores = await startStores();
  const environment = Object.fromEntries(budgets.map((name) => [`RATE_LIMIT${name}_PER_MINUTE`, '1000000']));
  let failed = 0;
  try {
    const service = await Service.start('contract', { stores, environment });
    try {
      makeExamples(service.mediaRoot);
      const only = process.argv.slice(2);
      for (const { name, phases, seconds, workers } of runs.filter(
        (run) => only.length === 0 || only.includes(run.phases),
      )) {
        console.log(`\n${name}, ${seconds} s at most`);
        const args = [
          ...['--config-file', join(root, '.config/schemathesis.toml')],
          ...['run', `${service.baseUrl}/api/docs-json`, '--phases', phases],
          ...['--max-time', process.env['CONTRACT_SECONDS'] ?? String(seconds), '--workers', String(workers)],
          ...['--request-timeout', '40', '--warnings', 'off', '--no-shrink', '--no-color'],
        ];
        const env = { ...process.env, CONTRACT_TOKEN: await accessToken(service) };
        const run = spawn(schemathesis, args, { cwd: join(root, '.local'), env, stdio: ['ignore', 'pipe', 'inherit'] });
        let said = '';
        run.stdout.setEncoding('utf8').on('data', (text: string) => {
          process.stdout.write(text);
          said += text;
        });
        const [status] = (await once(run, 'close')) as [number | null];
        if (status !== 0 || !triesAll(said)) failed += 1;
      }
    } finally {
      await service.stop();
    }
  } finally {
    await stores.stop();
  }
  return failed === 0 ? 0 : 1;
}

main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
