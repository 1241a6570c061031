/* npm run check: everything that guards the house but the tests. Each step says what it looks at; all run, then the result. */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

const eslint = [
  'eslint',
  '-c',
  '.config/eslint.config.mjs',
  '--max-warnings',
  '0',
  'apps',
  'libs',
  'clients',
  'test',
  'scripts',
  'ormconfig.ts',
];
const steps = [
  [
    'format',
    [
      'prettier',
      '--config',
      '.config/prettier.json',
      '--ignore-path',
      '.gitignore',
      '--check',
      'apps',
      'libs',
      'clients',
      'test',
      'scripts',
      'ormconfig.ts',
      '.config',
    ],
  ],
  ['types', ['tsc', '--noEmit', '-p', '.']],
  ['lint', eslint],
  ['import law', ['depcruise', '--config', '.config/dependency-cruiser.cjs', 'apps', 'libs']],
  ['dead code', ['knip', '--config', '.config/knip.json']],
  ['document schemas', ['node', '-r', '@swc-node/register', 'scripts/check/document-schemas.ts']],
  ['OpenAPI document', ['node', '-r', '@swc-node/register', 'scripts/check/openapi.ts']],
  [
    'OpenAPI rules',
    ['spectral', 'lint', '-q', '--fail-severity', 'warn', '-r', '.config/spectral.yaml', 'apps/api/openapi.json'],
  ],
  ['client types', ['node', 'scripts/client.mjs', 'check']],
  ['client alone', ['node', 'scripts/check/client.mjs']],
  ['checks', ['node', '-r', '@swc-node/register', 'scripts/check/checks-reference.ts']],
  ['metrics', ['node', '-r', '@swc-node/register', 'scripts/check/metrics-reference.ts']],
  ['policies', ['node', '-r', '@swc-node/register', 'scripts/check/policy-schema.ts']],
  ['migrations', ['node', '-r', '@swc-node/register', 'scripts/check/migrations.ts']],
  ['chart', ['node', 'scripts/check/helm.mjs']],
  ['containers', ['node', 'scripts/check/containers.mjs']],
  ['shape', ['node', 'scripts/check/shape.mjs']],
  ['audit', ['node', 'scripts/check/audit.mjs']],
];

/** By how long they take, the longest last; all others are short. */
const longest = ['dead code', 'import law', 'types', 'lint'];
const failed = [];

/** Runs one step to its end and says how it went. */
async function look([name, [command, ...args]]) {
  const began = Date.now();
  const program = command === 'node' ? process.execPath : `node_modules/.bin/${command}`;
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
  const status = await new Promise((resolve) => child.once('close', resolve).once('error', resolve));
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  const said = `${out}${err}`.trim();
  const note = said.split('\n').find((line) => /^(skipped|note): /.test(line));
  if (status === 0) console.log(`ok      ${name.padEnd(18)} ${seconds} s${note ? `  (${note})` : ''}`);
  else {
    failed.push(name);
    console.log(`FAILED  ${name.padEnd(18)} ${seconds} s\n${said}\n`);
  }
}

/* One for each core, the longest first, so that none of them runs alone at the end. */
const left = [...steps].sort(([one], [other]) => longest.indexOf(other) - longest.indexOf(one));
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    for (let next = left.shift(); next; next = left.shift()) await look(next);
  }),
);
console.log(
  failed.length === 0
    ? `\nAll ${steps.length} checks passed.`
    : `\n${failed.length} of ${steps.length} checks failed: ${failed.join(', ')}.`,
);
process.exit(failed.length === 0 ? 0 : 1);
