import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../apps/standalone/src/stores/free-port';
import { makeClip } from '../support/media';
import { Service } from '../support/service';
import { root } from './chart';

const program = [process.env['NGINX_PATH'], '/usr/sbin/nginx', '/usr/local/sbin/nginx'].find(
  (path) => path && existsSync(path),
);
const withNginx = program ? describe : describe.skip;
if (!program)
  console.warn('no nginx here: deploy/nginx.conf is not tried (apt-get install nginx-light, or NGINX_PATH)');

withNginx('deploy/nginx.conf before three APIs', () => {
  let service: Service;
  let nginx: ChildProcess | null = null;
  let front = '';
  const ports: number[] = [];
  const watch: number[] = [];
  const apis: ChildProcess[] = [];

  beforeAll(async () => {
    service = await Service.start('nginx', {
      environment: { TRUST_PROXY: '127.0.0.1', RATE_LIMIT_ADDRESS_PER_MINUTE: '1000000' },
      workers: 2,
    });
    makeClip(service.mediaRoot, 'plain.mp4');
    for (const name of ['api-a', 'api-b', 'api-c']) {
      const [port, metrics] = [await freePort('127.0.0.1'), await freePort('127.0.0.1')];
      const own = { PORT: String(port), METRICS_PORT: String(metrics), INSTANCE_ID: name };
      apis.push(service.spawn('api', own, { mayDie: true }));
      await service.until(async () => (await fetch(`http://127.0.0.1:${port}/health/live`)).ok);
      ports.push(port);
      watch.push(metrics);
    }
    const listen = await freePort('127.0.0.1');
    const folder = join(service.folder, 'nginx');
    mkdirSync(folder);
    const text = readFileSync(join(root, 'deploy/nginx.conf'), 'utf8')
      .replace(
        /server (api(?:-\d)?):8080/g,
        (_whole, name: string) => `server 127.0.0.1:${ports[['api', 'api-2', 'api-3'].indexOf(name)]}`,
      )
      .replace('listen 8080;', `listen 127.0.0.1:${listen};`)
      .replaceAll(' /tmp/', ` ${folder}/`);
    writeFileSync(join(folder, 'nginx.conf'), text);
    const args = ['-c', join(folder, 'nginx.conf'), '-p', folder];
    const trial = spawnSync(program ?? '', [...args, '-t'], { encoding: 'utf8' });
    if (trial.status !== 0) throw new Error(trial.stderr);
    nginx = spawn(program ?? '', [...args, '-g', 'daemon off;'], { stdio: ['ignore', 'ignore', 'inherit'] });
    front = `http://127.0.0.1:${listen}`;
    await service.until(async () => (await fetch(`${front}/health/ready`)).ok);
  });
  afterAll(async () => {
    if (nginx && nginx.exitCode === null) {
      const exit = once(nginx, 'exit');
      nginx.kill('SIGTERM');
      await exit;
    }
    await (service as Service | undefined)?.stop();
  });

  const through = (path: string, init: RequestInit = {}) =>
    fetch(front + path, {
      ...init,
      headers: { 'x-api-key': service.apiKey, ...(init.headers as Record<string, string>) },
    });
  const served = async (metrics: number, route: string) => {
    const text = await (await fetch(`http://127.0.0.1:${metrics}/metrics`)).text();
    return [...text.matchAll(/^ffprobe_http_requests_total\{([^}]*)\} (\d+)$/gm)]
      .filter(([, labels]) => labels?.includes(`route="${route}"`))
      .reduce((sum, [, , count]) => sum + Number(count), 0);
  };

  it('spreads requests over all three', async () => {
    await Promise.all(
      Array.from({ length: 60 }, () => through('/api/v1/auth/me').then((reply) => reply.arrayBuffer())),
    );
    const counts = await Promise.all(watch.map((metrics) => served(metrics, '/api/v1/auth/me')));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(60);
    expect(Math.min(...counts)).toBeGreaterThan(5);
  });

  it('lets an upload of 40 MB through, above nginx’s own limit of 1 MB', async () => {
    const before = readFileSync(join(service.mediaRoot, 'plain.mp4'));
    // A free box after the film: the same film of 40 MB.
    const padding = Buffer.concat([Buffer.from([0x02, 0x80, 0, 0]), Buffer.from('free'), randomBytes(0x02800000 - 8)]);
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(Buffer.concat([before, padding]))]), 'large.mp4');
    const reply = await through('/api/v1/probe/file', { method: 'POST', body: form });
    expect(await reply.json()).toMatchObject({
      status: 'completed',
      source: { size_bytes: before.length + 0x02800000 },
    });
  });

  it('passes events on to their end', async () => {
    const created = await through('/api/v1/probe/file', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ file_path: 'media/plain.mp4', async: true }),
    });
    const { id } = (await created.json()) as { id: string };
    const reply = await through(`/api/v1/probe/analyses/${id}/events`);
    expect(reply.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(await reply.text()).toMatch(/event: completed/);
  });

  it('replaces what a caller says of its own address, and shows no metrics', async () => {
    expect((await through('/metrics')).status).toBe(404);
    const login = () =>
      fetch(`${front}/api/v1/auth/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.0.0.${Math.floor(Math.random() * 250)}` },
        body: JSON.stringify({ email: 'nobody@example.com', password: 'wrong-wrong-wrong' }),
      });
    const statuses: number[] = [];
    for (let tries = 0; tries < 15; tries += 1) statuses.push((await login()).status);
    expect(statuses.at(-1)).toBe(429);
  });

  it('takes an upload at one API and tells of it at another', async () => {
    const [first, second] = ports.map((port) => `http://127.0.0.1:${port}`);
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(readFileSync(join(service.mediaRoot, 'plain.mp4')))]), 'elsewhere.mp4');
    form.set('async', 'true');
    const headers = { 'x-api-key': service.apiKey };
    const created = await fetch(`${first}/api/v1/probe/file`, { method: 'POST', body: form, headers });
    const { id } = (await created.json()) as { id: string };
    const events = await fetch(`${second}/api/v1/probe/analyses/${id}/events`, { headers });
    expect(await events.text()).toMatch(/event: completed/);
  });

  it('loses nothing but what was in flight when an API is killed under load', async () => {
    const calls: { began: number; ended: number; failure: string | null }[] = [];
    let over = false;
    const body = JSON.stringify({ file_path: 'media/plain.mp4', fresh: true, depth: 'quick' });
    const json = { 'content-type': 'application/json' };
    const caller = async (number: number) => {
      while (!over) {
        const began = performance.now();
        const call =
          number % 2 === 0
            ? through('/api/v1/probe/file', { method: 'POST', headers: json, body })
            : through('/api/v1/probe/analyses?limit=1');
        const failure = await call.then(
          async (reply) => ((await reply.text()) && reply.status === 200 ? null : `${reply.status}`),
          (error: unknown) => String(error),
        );
        calls.push({ began, ended: performance.now(), failure });
      }
    };
    const callers = Array.from({ length: 12 }, (_unused, number) => caller(number));
    const answered = (more: number) => {
      const from = calls.length;
      return service.until(async () => calls.length >= from + more, 60_000);
    };
    await answered(60);
    const victim = apis[0] as ChildProcess;
    const exit = once(victim, 'exit');
    victim.kill('SIGKILL');
    await exit;
    const goneAt = performance.now();
    await answered(120);
    over = true;
    await Promise.all(callers);
    const failed = calls.filter(({ failure }) => failure !== null);
    expect(failed.filter(({ began }) => began > goneAt)).toEqual([]);
    expect(failed.length).toBeLessThanOrEqual(12);
    expect(calls.filter(({ began }) => began > goneAt).length).toBeGreaterThan(80);
  });
});
