/* Compares the table of metrics in docs/deployment.md with the metrics there are; with --write, writes it. */
import { metricDefinitions } from '@app/telemetry';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withPart } from './written-part';

const path = join(__dirname, '../../docs/deployment.md');

const rows = Object.values(metricDefinitions).map(({ name, type, help, labelNames }) => {
  const labels = labelNames.map((label) => `\`${label}\``).join(', ');
  return `| \`${name}\` | ${type} | ${labels} | ${help} |`;
});
const text = withPart(path, 'metrics', ['| metric | type | labels | what |', '|---|---|---|---|', ...rows].join('\n'));

if (process.argv.includes('--write')) writeFileSync(path, text);
else if (readFileSync(path, 'utf8') !== text) {
  console.error('docs/deployment.md does not list the metrics there are; run `npm run metrics`');
  process.exit(1);
}
