import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentAnalyzers } from './index';

const path = join(__dirname, '../../../../../docs/content-checks.md');
const heading = '## The checks\n\n';

/** The table of the page, from the registry. */
function table(): string {
  const rows = contentAnalyzers.map(({ id, version, measure, unit, coverage, settings = {}, source }) => {
    const numbers = Object.entries(settings).map(
      ([name, of]) =>
        `\`${name}\` ${of.default ?? 'unset'}${of.unit === null || of.default === null ? '' : ` ${of.unit}`}`,
    );
    return `| \`${id}\` ${version} | ${measure} | ${unit ?? ''} | ${coverage} | ${numbers.join(', ')} | ${source} |`;
  });
  return `${['| check | what is measured | unit | coverage | settings | source |', '| --- | --- | --- | --- | --- | --- |', ...rows].join('\n')}\n`;
}

it('docs/content-checks.md lists the checks as they are (UPDATE_DOCS=1 writes it again)', () => {
  const page = readFileSync(path, 'utf8');
  const until = page.slice(0, page.indexOf(heading) + heading.length);
  if (process.env['UPDATE_DOCS']) writeFileSync(path, until + table());
  else expect(page).toBe(until + table());
});
