import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentSchema } from '../../libs/config/src/schema';

const root = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pagesIn = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);
const pages = ['README.md', 'CONTRIBUTING.md', ...pagesIn('docs'), ...pagesIn('docs/decisions')];
const packageJson = JSON.parse(read('package.json')) as Record<
  'scripts' | 'dependencies' | 'devDependencies',
  Record<string, string>
>;

describe('what the pages say', () => {
  it.each(pages)('%s names only programs there are', (page) => {
    const text = read(page);
    const files = [...text.matchAll(/\bnode (?:-r \S+ )?((?:scripts|dist|test)\/[\w./-]+)/g)].map(
      ([, path = '']) => path,
    );
    // what is compiled is there as its source
    const source = (path: string) => path.replace(/^dist\/(.*)\.js$/, '$1.ts');
    expect(files.filter((path) => !existsSync(join(root, source(path))))).toEqual([]);
  });

  it.each(pages)('%s names only routes there are', (page) => {
    const document = JSON.parse(read('apps/api/openapi.json')) as { paths: Record<string, Record<string, unknown>> };
    const served = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => new RegExp(`^${method} ${path.replace(/\{[^}]+\}/g, '[^/]+')}$`, 'i')),
    );
    const named = [...read(page).matchAll(/`((?:GET|POST|PUT|PATCH|DELETE) \/(?:api\/v1|health)[^\s`?,]*)/g)];
    const gone = named.map(([, route = '']) => route).filter((route) => !served.some((pattern) => pattern.test(route)));
    expect(gone).toEqual([]);
  });

  it.each(['docs/setup.md', 'docs/operations.md'])('%s names only settings there are', (page) => {
    const settings = new Set(Object.keys(environmentSchema.shape));
    const codes = /^(?:WORKER_CRASHED|PROBE_TIMEOUT|PROBE_CPU_LIMIT)$/;
    const named = [...read(page).matchAll(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g)].map(([name]) => name);
    expect(named.filter((name) => !settings.has(name) && !codes.test(name))).toEqual([]);
  });

  it('every setting is explained on some page', () => {
    const text = pages.map(read).join('\n');
    const named = new Set([...text.matchAll(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*\b/g)].map(([name]) => name));
    expect(Object.keys(environmentSchema.shape).filter((name) => !named.has(name))).toEqual([]);
  });

  it('the defaults of settings that are seldom changed are those of the service', () => {
    const rows = read('docs/deployment.md').split('## Seldom changed')[1]?.split('\n## ')[0] ?? '';
    const required = { DATABASE_URL: 'postgres://h/d', REDIS_URL: 'redis://h' };
    const secrets = { JWT_SECRET: 'x'.repeat(32), ENCRYPTION_KEY: 'x'.repeat(32) };
    const usual = environmentSchema.parse({ ...required, ...secrets }) as unknown as Record<
      string,
      string | number | string[] | undefined
    >;
    const told = [...rows.matchAll(/^\| (`.*?`) \| (.*?) \|/gm)].flatMap(([, names = '', values = '']) => {
      const all = values.split(', ');
      return [...names.matchAll(/`(\w+)`/g)].map(([, name = ''], at) => [name, all[at] ?? all[0]] as const);
    });
    const wrong = told.filter(
      ([name, value]) => name !== 'INSTANCE_ID' && (String(usual[name] ?? '') || 'none') !== value,
    );
    expect(told.length).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });

  it('docs/decisions/dependencies.md has a reason for each dependency, and for no other', () => {
    const rows = read('docs/decisions/dependencies.md')
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    const explained = rows.flatMap((row) =>
      [...(row.split(' | ')[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    );
    const used = Object.keys({ ...packageJson.dependencies, ...packageJson.devDependencies });
    expect([...explained].sort()).toEqual(used.sort());
  });

  it('every decision can be reached from the list of them', () => {
    const list = read('docs/decisions/README.md');
    const pagesOf = readdirSync(join(root, 'docs/decisions')).filter((name) => name !== 'README.md');
    expect(pagesOf.filter((name) => !list.includes(`(${name})`))).toEqual([]);
  });
});
