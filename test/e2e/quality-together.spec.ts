import { execFileSync } from 'node:child_process';
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { askDatabase } from '../support/ask-database';
import { libvmafMissing, testFfmpeg } from '../support/media-tools';
import { neighbour, Service } from '../support/service';

interface Told {
  id: string;
  status: string;
  reused_from: string | null;
  error: { code: string } | null;
  validity: { valid: boolean; offset_frames: number } | null;
  metrics: Record<string, { mean: number }> | null;
  engine: { command: string[]; measured_together?: number } | null;
}

const all = ['psnr', 'ssim', ...(libvmafMissing() === null ? ['vmaf'] : [])];
const names = ['same.mp4', 'coarse.mp4', 'small.mp4'];

let service: Service;
let origin: Server;
/** Downloads of the origin by name; those of `held` wait for `release`. */
const fetched: string[] = [];
const held = new Set<string>();
const releases: (() => void)[] = [];

beforeAll(async () => {
  service = await Service.start('together', { environment: { LEASE_MS: '5000', RECONCILE_INTERVAL_MS: '500' } });
  const folder = service.mediaRoot;
  const make = (name: string, ...args: string[]) =>
    execFileSync(testFfmpeg(), ['-v', 'error', '-nostdin', ...args, join(folder, name)]);
  const reference = ['-i', join(folder, 'reference.mkv')];
  make('reference.mkv', ...'-f lavfi -i testsrc2=s=160x120:r=25:d=3 -pix_fmt yuv420p -c:v ffv1'.split(' '));
  make('same.mp4', ...reference, ...'-c:v libx264 -crf 30'.split(' '));
  make('coarse.mp4', ...reference, ...'-c:v libx264 -crf 42'.split(' '));
  make('small.mp4', ...reference, ...'-vf scale=80:60 -c:v libx264 -crf 30'.split(' '));
  make('later.mp4', ...reference, '-vf', 'trim=start_frame=3,setpts=PTS-STARTPTS', ...'-c:v libx264'.split(' '));
  const bytes = readFileSync(join(folder, 'same.mp4'));
  const data = bytes.indexOf('mdat');
  bytes.fill(0, data + 4, data - 4 + bytes.readUInt32BE(data - 4));
  writeFileSync(join(folder, 'broken.mp4'), bytes);
  origin = createServer((request, response) => {
    const name = basename(request.url ?? '');
    if (request.method === 'GET') fetched.push(name);
    const send = () => createReadStream(join(folder, name)).pipe(response);
    if (held.has(name)) releases.push(send);
    else send();
  });
  await new Promise<void>((resolve) => origin.listen(0, neighbour, resolve));
}, 120_000);

afterAll(async () => {
  origin.closeAllConnections();
  origin.close();
  await service.stop();
});

const file = (name: string) => ({ file_path: `media/${name}` });
const far = (name: string) => ({ url: `http://${neighbour}:${(origin.address() as AddressInfo).port}/${name}` });

async function submit(distorted: unknown[], options: Record<string, unknown> = {}): Promise<Told[]> {
  const asked = { reference: file('reference.mkv'), distorted, metrics: ['psnr'], fresh: true, ...options };
  return (await service.post<{ items: Told[] }>('/api/v1/quality/compare', asked)).body.items;
}

async function now(items: readonly Told[]): Promise<Told[]> {
  const told = items.map(({ id }) => service.json<Told>(`/api/v1/quality/comparisons/${id}`));
  return (await Promise.all(told)).map(({ body }) => body);
}

async function statuses(items: readonly Told[]): Promise<string[]> {
  return (await now(items)).map(({ status }) => status);
}

async function ended(items: readonly Told[]): Promise<Told[]> {
  // One after the other: they end together or nearly so.
  for (const item of items)
    await service.until(async () => !/pending|running/.test((await statuses([item])).join()), 90_000, 250);
  return now(items);
}

async function framesOf({ id }: Told): Promise<Record<string, number>[]> {
  const { body } = await service.json<{ frames: Record<string, number>[] }>(`/api/v1/quality/comparisons/${id}/frames`);
  return body.frames;
}

const together = (items: readonly Told[]) => items.map(({ engine }) => engine?.measured_together ?? 1);
const inputsOf = ({ engine }: Told) => engine?.command.filter((word) => word === '-i').length;

it('the rungs of a ladder are measured in one decode of their reference, with the figures each has alone', async () => {
  const rungs = await ended(await submit(names.map(file), { metrics: all }));
  expect(rungs.map(({ status }) => status)).toEqual(['completed', 'completed', 'completed']);
  expect(together(rungs)).toEqual([3, 3, 3]);
  expect(rungs.map(inputsOf)).toEqual([4, 4, 4]);
  expect(new Set(rungs.map(({ engine }) => JSON.stringify(engine?.command))).size).toBe(1);
  // One as large as the reference, one that is scaled.
  for (const name of ['same.mp4', 'small.mp4']) {
    const rung = rungs[names.indexOf(name)];
    const [alone] = await ended(await submit([file(name)], { metrics: all }));
    if (!rung || !alone) throw new Error('nothing was compared');
    expect(together([alone])).toEqual([1]);
    for (const metric of all)
      expect(rung.metrics?.[metric]?.mean).toBeCloseTo(alone.metrics?.[metric]?.mean ?? Number.NaN, 6);
    expect(await framesOf(rung)).toEqual(await framesOf(alone));
  }
  const [same, coarse] = ['same.mp4', 'coarse.mp4'].map((name) => rungs[names.indexOf(name)]?.metrics);
  for (const metric of all) expect(coarse?.[metric]?.mean).toBeLessThan(same?.[metric]?.mean ?? 0);
}, 120_000);

it('what was measured before is not measured again with the others', async () => {
  const [first] = await ended(await submit([file('same.mp4')]));
  const rungs = await ended(await submit(names.map(file), { fresh: false }));
  expect(rungs[0]?.reused_from).not.toBeNull();
  expect(rungs[0]?.metrics).toEqual(first?.metrics);
}, 60_000);

it('a rung that starts later has its own offset, and one that is broken harms nobody', async () => {
  const [same, later, coarse] = await ended(await submit([file('same.mp4'), file('later.mp4'), file('coarse.mp4')]));
  expect([same, later, coarse].map((rung) => rung?.validity?.offset_frames)).toEqual([0, 3, 0]);
  const broken = await ended(await submit([file('same.mp4'), file('broken.mp4'), file('coarse.mp4')]));
  expect(broken.map(({ status, error }) => [status, error?.code ?? null])).toEqual([
    ['completed', null],
    ['failed', 'QUALITY_UNDECODABLE'],
    ['completed', null],
  ]);
  expect(broken[0]?.metrics).toEqual(same?.metrics);
  expect(broken[2]?.metrics).toEqual(coarse?.metrics);
}, 120_000);

describe('while one of them still comes over the network', () => {
  let rungs: Told[];
  beforeEach(async () => {
    fetched.length = 0;
    held.add('small.mp4');
    rungs = await submit([far('same.mp4'), far('coarse.mp4'), far('small.mp4')], { reference: far('reference.mkv') });
    await service.until(async () => releases.length > 0);
    expect(await statuses(rungs)).toEqual(['running', 'running', 'running']);
  });

  it('another can be cancelled: the others are measured, and it can be tried again', async () => {
    const { id } = rungs[1] ?? { id: '' };
    const cancelled = await service.fetch(`/api/v1/quality/comparisons/${id}/cancel`, { method: 'POST' });
    expect(cancelled.status).toBe(200);
    releaseAll();
    const told = await ended(rungs);
    expect(told.map(({ status }) => status)).toEqual(['completed', 'cancelled', 'completed']);
    expect(together(told)).toEqual([2, 1, 2]);
    expect(fetched.filter((name) => name === 'reference.mkv')).toHaveLength(1);
    await service.fetch(`/api/v1/quality/comparisons/${id}/retry`, { method: 'POST' });
    const [again] = await ended(told.slice(1, 2));
    expect([again?.status, again?.validity?.valid]).toEqual(['completed', true]);
  }, 120_000);

  it('their worker may die: each is done by the next one, alone, with one crash counted at most', async () => {
    process.kill(service.pidOf('worker'), 'SIGKILL');
    releaseAll();
    service.spawn('worker', { INSTANCE_ID: 'worker-next' });
    const told = await ended(rungs);
    expect(told.map(({ status }) => status)).toEqual(['completed', 'completed', 'completed']);
    expect(together(told)).toEqual([1, 1, 1]);
    const rows = await askDatabase<{ crash_count: number; attempt: number }>(
      service,
      'SELECT crash_count, attempt FROM comparisons WHERE id = ANY($1)',
      [told.map(({ id }) => id)],
    );
    expect(rows).toEqual(Array(3).fill({ crash_count: 1, attempt: 2 }));
  }, 120_000);
});

function releaseAll(): void {
  held.clear();
  for (const release of releases.splice(0)) release();
}
