import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../..');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'clients/typescript/README.md',
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
  ...readdirSync(join(root, 'docs/decisions')).map((name) => `docs/decisions/${name}`),
];

describe('the pages', () => {
  it.each(pages.filter((page) => page.endsWith('.md')))('%s links only to what is there', (page) => {
    const links = [...readFileSync(join(root, page), 'utf8').matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)].map(
      ([, to]) => to ?? '',
    );
    const gone = links.filter((to) => !/^[a-z]+:/.test(to) && !existsSync(join(root, dirname(page), to)));
    expect(gone).toEqual([]);
  });

  it.each(pages.filter((page) => page.endsWith('.md')))('%s names only commands that are there', (page) => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
    const named = [...readFileSync(join(root, page), 'utf8').matchAll(/npm run ([a-z][a-z:-]*)/g)].map(
      ([, name]) => name ?? '',
    );
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it('can all be reached from the README', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    expect(pages.slice(3).filter((page) => /^docs\/[^/]+\.md$/.test(page) && !readme.includes(`(${page})`))).toEqual(
      [],
    );
  });
});
