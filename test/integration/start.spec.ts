import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const { module: compiled } = JSON.parse(readFileSync(join(root, '.config/swcrc.json'), 'utf8')) as {
  module: { lazy: string[] };
};
/** `@scope/name/part` and `name/part` are parts of a package. */
const packages = new Set(compiled.lazy.flatMap((name) => /^(?:@[^/]+\/)?[^./][^/]*/.exec(name)?.[0] ?? []));
const script = `require(process.argv[1]); console.log(JSON.stringify(Object.keys(require.cache)))`;

/** They carry compiled code, which stays where npm put it, with what finds it. */
const native = /\/node_modules\/(@?msgpackr-extract|node-gyp-build-optional-packages|detect-libc|@node-rs)\//;
const bundleScript = `process.on('exit', () => console.log(JSON.stringify(Object.keys(require.cache)))); require(process.argv[1])`;

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

describe.each(['api', 'worker'])('the program of the %s', (app) => {
  const program = join(root, 'dist/apps', app, 'src/main.js');

  it('is one file', () => {
    // Without settings it ends where it would begin to work, all its modules standing.
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', bundleScript, program], {
      encoding: 'utf8',
      env: {},
    });
    expect(stderr).toContain('DATABASE_URL');
    const others = (JSON.parse(stdout) as string[]).filter((file) => file !== program && !native.test(file));
    expect(others).toEqual([]);
  });

  it('has a map of our own sources, small enough for the first trace that is written', () => {
    const map = JSON.parse(readFileSync(`${program}.map`, 'utf8')) as { sources: string[]; mappings: string };
    expect(map.sources).toContain(`../../../../apps/${app}/src/main.ts`);
    expect(map.mappings.length).toBeLessThan(2_500_000);
  });
});
