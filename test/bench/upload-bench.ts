import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Service } from '../support/service';
import { median, residentBytes, type Row } from './measure';
import { secondsOfCurlAlone, sendBare, sendByCurl } from './upload-senders';

const gigabytes = 2;
const megabytes = gigabytes * 1024;
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);

/** What is measured by turns, in seconds; the growth in bytes. */
class Measured {
  readonly copy: number[] = [];
  readonly hash: number[] = [];
  readonly bare: number[] = [];
  readonly curl: number[] = [];
  readonly curlAlone: number[] = [];
  readonly growth: number[] = [];
}

/**
 * A large upload beside `cp` of the same file, by a sender that costs little and by curl, which shares the service's processors; what
 * no upload can be faster than, which is the hash; and the API's memory meanwhile. Medians of rounds by turns.
 */
export async function uploadBench(service: Service, apiPid: number): Promise<Row[]> {
  const source = join(service.folder, 'large.bin');
  const copy = join(service.folder, 'copy.bin');
  execFileSync('head', ['-c', String(megabytes * 1024 ** 2), '/dev/urandom'], {
    stdio: ['ignore', openSync(source, 'w'), 'inherit'],
  });
  const measured = new Measured();
  try {
    for (let round = 0; round < rounds; round += 1) {
      // All write a new file, and none waits for the disk to have it.
      settle();
      measured.copy.push(await secondsOf(() => execFileSync('cp', [source, copy])));
      rmSync(copy);
      measured.hash.push(await secondsOf(hash));
      for (const [send, times] of [[sendBare, measured.bare] as const, [sendByCurl, measured.curl] as const]) {
        settle();
        let id = '';
        const before = residentBytes(apiPid);
        let peak = before;
        const watch = setInterval(() => (peak = Math.max(peak, residentBytes(apiPid))), 50);
        times.push(await secondsOf(async () => (id = await send(service, source))));
        clearInterval(watch);
        measured.growth.push(peak - before);
        await service.fetch(`/api/v1/uploads/${id}`, { method: 'DELETE' });
      }
      measured.curlAlone.push(await secondsOfCurlAlone(source));
    }
    return rowsOf(measured);
  } finally {
    rmSync(source, { force: true });
    rmSync(copy, { force: true });
  }
}

function rowsOf(measured: Measured): Row[] {
  const cp = median(measured.copy);
  const growth = Math.max(...measured.growth) / 1024 ** 2;
  const besideCp = (seconds: readonly number[]) => (cp / median(seconds)).toFixed(2);
  const speed = (what: string, seconds: readonly number[]) => ({
    what,
    value: megabytes / median(seconds),
    unit: 'MB/s',
  });
  const ratio = cp / median(measured.bare);
  return [
    speed(`cp of ${gigabytes} GB`, measured.copy),
    speed(`its SHA-256 alone, ${besideCp(measured.hash)} × cp`, measured.hash),
    {
      ...speed(`upload of ${gigabytes} GB by a sender that costs little`, measured.bare),
      peer: { what: 'cp', ratio, wanted: 'at least 0.5', holds: ratio >= 0.5 },
    },
    speed(`upload by curl, ${besideCp(measured.curl)} × cp`, measured.curl),
    speed('curl to one who throws it away', measured.curlAlone),
    {
      what: 'API memory growth meanwhile',
      value: growth,
      unit: 'MB',
      peer: { what: '64 MB', ratio: growth / 64, wanted: 'under 64 MB', holds: growth < 64 },
    },
  ];
}

/** In pieces as large as the service's blocks, always the same one. */
function hash(): void {
  const piece = Buffer.alloc(1024 ** 2, 'x');
  const sha256 = createHash('sha256');
  for (let count = 0; count < megabytes; count += 1) sha256.update(piece);
  sha256.digest();
}

/** What was written before is on the disk: the kernel slows a writer down for what others left in its memory. */
function settle(): void {
  execFileSync('sync');
}

async function secondsOf(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
