import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const { module: compiled } = JSON.parse(readFileSync(join(root, '.config/swcrc.json'), 'utf8')) as {
  module: { lazy: string[] };
};
/** `@scope/name/part` and `name/part` are parts of a package. */
const packages = new Set(compiled.lazy.flatMap((name) => /^(?:@[^/]+\/)?[^./][^/]*/.exec(name)?.[0] ?? []));
const script = `require(process.argv[1]); console.log(JSON.stringify(Object.keys(require.cache)))`;

/** What a compiled program has loaded once its modules stand, in a process of its own. */
function loadedBy(program: string): string[] {
  const output = execFileSync(process.execPath, ['-e', script, join(root, 'dist', program)], { encoding: 'utf8' });
  return JSON.parse(output) as string[];
}

describe('the start of the API', () => {
  const loaded = loadedBy('apps/api/src/create-app.js');

  it('loads what it answers with', () => {
    expect(loaded.some((file) => file.includes('/node_modules/fastify/'))).toBe(true);
  });

  it.each([...packages])('leaves %s for its first use', (name) => {
    expect(loaded.filter((file) => file.includes(`/node_modules/${name}/`))).toEqual([]);
  });

  it('loads nothing of the work side', () => {
    expect(loaded.filter((file) => /-pipeline(\.module)?\.js$/.test(file))).toEqual([]);
  });
});
