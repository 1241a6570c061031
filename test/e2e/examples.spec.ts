import { transformSync } from '@swc/core';
import { execFile, execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeClip } from '../support/media';
import { Service } from '../support/service';

const root = join(__dirname, '../..');
const client = join(root, 'clients/typescript');

interface Ended {
  code: number;
  out: string;
  err: string;
}

let service: Service;
/** Where a stranger works: a film, and the client as npm would install it. */
let folder: string;
beforeAll(async () => {
  service = await Service.start('examples');
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'ffprobe-api-examples-')));
  const clip = makeClip(service.mediaRoot, 'plain.mp4');
  for (const path of [join(service.mediaRoot, 'film.mp4'), join(folder, 'film.mp4')]) copyFileSync(clip, path);
  writeFileSync(join(folder, 'letter.mp4'), 'This is a letter, not a film.\n');
  installClient();
  writeFileSync(join(folder, 'impossible.yaml'), policyText);
  expect((await cli('policy', 'put', 'impossible.yaml')).code).toBe(0);
}, 120_000);
afterAll(async () => {
  await service.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Built and packed as it is published, its types checked by `npm run check` alone; its one dependency comes from this folder. */
function installClient(): void {
  execFileSync(process.execPath, [join(root, 'scripts/client.mjs'), 'build', '--no-check']);
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder, client], { encoding: 'utf8' });
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  const installed = join(folder, 'node_modules/@ffprobe-api/client');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, filename), '--strip-components=1', '-C', installed]);
  symlinkSync(join(root, 'node_modules/openapi-fetch'), join(folder, 'node_modules/openapi-fetch'));
}

function run(program: string, args: readonly string[]): Promise<Ended> {
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    FFPROBE_API_URL: service.baseUrl,
    FFPROBE_API_KEY: service.apiKey,
  };
  return new Promise((resolve) => {
    execFile(program, args, { cwd: folder, env, timeout: 60_000 }, (error, out, err) => {
      resolve({ code: error ? Number(error.code ?? -1) : 0, out, err });
    });
  });
}

/** TypeScript as a stranger's bundler makes it: an ES module. */
function runModule(name: string, source: string, args: readonly string[] = []): Promise<Ended> {
  const { code } = transformSync(source, {
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'es6' },
  });
  writeFileSync(join(folder, `${name}.mjs`), code);
  return run(process.execPath, [join(folder, `${name}.mjs`), ...args]);
}

const cli = (...args: string[]) =>
  run(process.execPath, [join(folder, 'node_modules/@ffprobe-api/client/dist/cli/main.js'), ...args]);
const example = (name: string) => join(root, 'clients/examples', name);
const blocks = (page: string, language: string) =>
  [...readFileSync(join(root, page), 'utf8').matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(
    ([, text]) => text ?? '',
  );

const impossible = { slug: 'impossible', rule: 'media.container.duration_sec' };
const policyText = `slug: ${impossible.slug}
name: Impossible
description: Nothing is as long.
rules:
  - { id: long, title: Long, severity: fail, assert: { fact: ${impossible.rule}, gte: 9999 s }, message: "is {measured}" }
`;

describe.each([
  ['curl', (args: string[]) => run(example('deliver.sh'), args)],
  ['Python', (args: string[]) => run('python3', [example('deliver.py'), ...args])],
  ['TypeScript', (args: string[]) => runModule('deliver', readFileSync(example('deliver.ts'), 'utf8'), args)],
])('the example in %s', (_, deliver) => {
  it('sends a file, follows it, and ends by its verdict', async () => {
    const good = await deliver(['film.mp4']);
    expect([good.code, good.out.trim()]).toEqual([0, 'pass']);
    const bad = await deliver(['film.mp4', impossible.slug]);
    expect([bad.code, bad.out.trim().split('\n').at(-1)]).toEqual([1, 'fail']);
    expect((await deliver(['film.mp4', 'no-such-policy'])).code).not.toBe(0);
  });
});

describe('the pages', () => {
  it('docs/quickstart.md shows commands that work', async () => {
    const script = ['set -euo pipefail', ...blocks('docs/quickstart.md', 'sh')].join('\n');
    const { code, out, err } = await run('bash', ['-c', script]);
    expect([err, code]).toEqual(['', 0]);
    expect(out).toContain('h264 320x240: pass');
  });

  it('docs/api.md shows commands that work', async () => {
    const script = ['set -euo pipefail', ...blocks('docs/api.md', 'sh')].join('\n');
    const { code, out, err } = await run('bash', ['-c', script]);
    expect([err, code]).toEqual(['', 0]);
    expect(out.split('\n').slice(0, 4)).toEqual(['admin', 'h264', '2', 'completed']);
    expect(out).toMatch(/ event: completed\n(.*\n)*completed\n1\n/);
  });

  it('docs/api.md shows TypeScript that works', async () => {
    // Whether it does for the compiler says `npm run check`.
    const source = blocks('docs/api.md', 'ts').join('\n');
    const { code, out, err } = await runModule('page', source);
    expect([err, code]).toEqual(['', 0]);
    expect(out).toContain('422 PATH_NOT_AVAILABLE');
    expect(out).toMatch(/^1 0 0$/m);
  });
});

describe('the command line', () => {
  it('says by its exit code whether a file passes', async () => {
    const passed = await cli('film.mp4', '--policy', 'playable', '--depth', 'quick');
    expect([passed.err, passed.code]).toEqual(['', 0]);
    expect(passed.out).toMatch(/Video 0 +h264 .* 320x240/);
    expect((await cli('probe', 'film.mp4', '--policy', impossible.slug, '--depth', 'quick')).code).toBe(1);
    const broken = await cli('letter.mp4');
    expect([broken.code, broken.out]).toEqual([2, expect.stringContaining('MEDIA_INVALID')]);
    expect(await cli('nothing.mp4')).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no file') as string,
    });
  });

  it('writes JSON and JUnit for programs', async () => {
    const json = await cli('film.mp4', '--json');
    expect(JSON.parse(json.out)).toMatchObject({ status: 'completed', media: { video: [{ codec: 'h264' }] } });
    const junit = await cli('probe', 'film.mp4', 'letter.mp4', '--format', 'junit');
    expect(junit.code).toBe(2);
    expect(junit.out.match(/<testsuite /g)).toHaveLength(2);
    expect(junit.out).toContain('<error message="MEDIA_INVALID');
  });

  it('compares, takes a folder, writes a report and judges again', async () => {
    const compared = await cli('compare', 'film.mp4', 'film.mp4', '--metrics', 'ssim', '--fail-below', 'ssim=0.99');
    expect([compared.code, compared.out]).toEqual([0, expect.stringMatching(/ssim +mean 1\.0000/)]);
    mkdirSync(join(folder, 'many'));
    for (const name of ['a.mp4', 'b.mp4']) copyFileSync(join(folder, 'film.mp4'), join(folder, 'many', name));
    const batch = await cli('batch', 'many', '--policy', 'playable', '--depth', 'quick', '--json');
    expect([batch.err, batch.code]).toEqual(['', 0]);
    const { counts, items } = JSON.parse(batch.out) as { counts: object; items: { analysis_id: string }[] };
    expect([counts, items.length]).toMatchObject([{ pass: 2, failed: 0 }, 2]);
    const id = items[0]?.analysis_id ?? '';
    expect((await cli('report', id, '-o', 'film.pdf')).code).toBe(0);
    expect(readFileSync(join(folder, 'film.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await cli('policy', 'check', 'playable', id)).code).toBe(0);
    expect((await cli('policy', 'check', impossible.slug, id)).code).toBe(1);
    expect((await cli('report', '01a2185d-b350-702b-baaa-92d7d5287cbc')).code).toBe(2);
  });
});
