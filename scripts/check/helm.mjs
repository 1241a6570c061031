/* The chart: helm lint --strict and helm template for every value set, manifests the API server would take, and what is made from
   other files (README.md, files/rules.yaml) up to date. --write makes those anew. */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
if (!process.env.HELM_PATH && (process.platform !== 'linux' || process.arch !== 'x64')) {
  console.log('skipped: the packaged helm is for Linux on x86-64; set HELM_PATH to your own');
  process.exit(0);
}
require('@swc-node/register');
const { chartFolder, helm, objections, render, valueSets, valuesOf } = require('../../test/deploy/chart.ts');
const { chartReadme } = require('../../test/deploy/values-table.ts');

const readme = `${chartFolder}/README.md`;
const rules = [`${chartFolder}/../deploy/prometheus/rules.yaml`, `${chartFolder}/files/rules.yaml`];
if (process.argv.includes('--write')) {
  writeFileSync(readme, chartReadme());
  copyFileSync(...rules);
}

const problems = [];
const same = ([one, other]) => existsSync(other) && readFileSync(one, 'utf8') === readFileSync(other, 'utf8');
if (!existsSync(readme) || readFileSync(readme, 'utf8') !== chartReadme())
  problems.push('helm/README.md is not what values.yaml makes: node scripts/check/helm.mjs --write');
if (!same(rules))
  problems.push('helm/files/rules.yaml differs from deploy/prometheus/rules.yaml: node scripts/check/helm.mjs --write');
if (valueSets.length < 5) problems.push(`helm/ci has ${valueSets.length} value sets, five are wanted`);
for (const set of valueSets) {
  const { ok, stdout, stderr } = helm('lint', '--strict', chartFolder, ...valuesOf(set));
  if (!ok) problems.push(`helm lint --strict, ${set}:\n${stdout}${stderr}`);
  try {
    problems.push(...objections(render(...valuesOf(set))).map((objection) => `${set}: ${objection}`));
  } catch (error) {
    problems.push(`helm template, ${set}:\n${error.message}`);
  }
}
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
