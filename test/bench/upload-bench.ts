import { execFileSync, spawn } from 'node:child_process';
import { openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Service } from '../support/service';
import { median, residentBytes, type Row } from './measure';

const gigabytes = 2;
const rounds = 5;

/** A large upload by curl: the API's memory meanwhile, and its speed beside `cp` of the same file; medians of rounds by turns. */
export async function uploadBench(service: Service, apiPid: number): Promise<Row[]> {
  const source = join(service.folder, 'large.bin');
  const copy = join(service.folder, 'copy.bin');
  execFileSync('head', ['-c', String(gigabytes * 1024 ** 3), '/dev/urandom'], {
    stdio: ['ignore', openSync(source, 'w'), 'inherit'],
  });
  try {
    const copies: number[] = [];
    const uploads: number[] = [];
    const growths: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      // Both write a new file, and neither waits for the disk to have it.
      rmSync(copy, { force: true });
      settle();
      copies.push(secondsOf(() => execFileSync('cp', [source, copy])));
      rmSync(copy);
      settle();
      const before = residentBytes(apiPid);
      let peak = before;
      const watch = setInterval(() => (peak = Math.max(peak, residentBytes(apiPid))), 50);
      const began = performance.now();
      const id = await upload(service, source);
      uploads.push((performance.now() - began) / 1000);
      clearInterval(watch);
      growths.push((peak - before) / 1024 ** 2);
      await service.fetch(`/api/v1/uploads/${id}`, { method: 'DELETE' });
    }
    const [cp, up, growth] = [median(copies), median(uploads), Math.max(...growths)];
    const speed = (seconds: number) => (gigabytes * 1024) / seconds;
    return [
      { what: `cp of ${gigabytes} GB`, value: speed(cp), unit: 'MB/s' },
      {
        what: `upload of ${gigabytes} GB`,
        value: speed(up),
        unit: 'MB/s',
        peer: { what: 'cp', ratio: cp / up, wanted: 'at least 0.5', holds: cp / up >= 0.5 },
      },
      {
        what: 'API memory growth meanwhile',
        value: growth,
        unit: 'MB',
        peer: { what: '64 MB', ratio: growth / 64, wanted: 'under 64 MB', holds: growth < 64 },
      },
    ];
  } finally {
    rmSync(source, { force: true });
    rmSync(copy, { force: true });
  }
}

/** What was written before is on the disk: the kernel slows a writer down for what others left in its memory. */
function settle(): void {
  execFileSync('sync');
}

function upload(service: Service, file: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const curl = spawn(
      'curl',
      ['-sS', '-H', `X-API-Key: ${service.apiKey}`, '-F', `file=@${file}`, `${service.baseUrl}/api/v1/uploads`],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let said = '';
    curl.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    curl.once('error', reject);
    curl.once('close', () => resolve((JSON.parse(said) as { upload_id: string }).upload_id));
  });
}

function secondsOf(work: () => unknown): number {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1000;
}
