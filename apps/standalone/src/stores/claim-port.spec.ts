import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimPort } from './claim-port';
import { freePort } from './free-port';

const host = '127.0.0.1';
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'claims-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('gives two starts at once two ports, though nothing listens on the first one yet', async () => {
  const wanted = await freePort(host);
  const first = await claimPort(host, [wanted], folder);
  const second = await claimPort(host, [wanted], folder);
  expect(first.port).toBe(wanted);
  expect(second.port).not.toBe(wanted);
  first.release();
  expect((await claimPort(host, [wanted], folder)).port).toBe(wanted);
});

it('lets go of a port once: by then another start may have it', async () => {
  const wanted = await freePort(host);
  const first = await claimPort(host, [wanted], folder);
  first.release();
  expect((await claimPort(host, [wanted], folder)).port).toBe(wanted);
  first.release();
  expect((await claimPort(host, [wanted], folder)).port).not.toBe(wanted);
});

it('takes over the claim of a start that was killed', async () => {
  const wanted = await freePort(host);
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(join(folder, `ffprobe-api-port-${wanted}`), String(pid));
  expect((await claimPort(host, [wanted], folder)).port).toBe(wanted);
});

it('takes over a claim that is older than any start, also one without a word', async () => {
  const wanted = await freePort(host);
  const path = join(folder, `ffprobe-api-port-${wanted}`);
  writeFileSync(path, '');
  expect((await claimPort(host, [wanted], folder)).port).not.toBe(wanted);
  const anHourAgo = Date.now() / 1000 - 3600;
  utimesSync(path, anHourAgo, anHourAgo);
  expect((await claimPort(host, [wanted], folder)).port).toBe(wanted);
});
