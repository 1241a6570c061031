import { linkSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { askDatabase } from '../support/ask-database';
import type { Service } from '../support/service';
import type { HttpCaller } from './http-caller';
import { median, rateOf, residentBytes, type Row } from './measure';
import { against } from './probe-bench';

const items = Number(process.env['BENCH_BATCH_ITEMS'] ?? 10_000);
const exported = 100_000;
const callers = 8;
const megabyte = 1024 ** 2;

interface Standing {
  status: string;
  counts: { completed: number; failed: number };
}

/** Many small files as one batch beside the same files one by one; memory meanwhile; and a large export. */
export async function batchBench(service: Service, http: HttpCaller, clip: string): Promise<Row[]> {
  mkdirSync(join(service.mediaRoot, 'many'));
  for (let index = 0; index < items; index += 1) linkSync(clip, join(service.mediaRoot, 'many', `${index}.mp4`));
  const name = clip.split('/').at(-1) ?? '';
  const single = () =>
    rateOf(300, callers, () =>
      http.call('POST', '/api/v1/probe/file', 200, { file_path: `media/${name}`, depth: 'quick', fresh: true }),
    );
  await single();
  const before = [await single(), await single()];
  const batch = await run(service, http);
  const alone = median([...before, await single(), await single()]);
  const [api, worker] = batch.growths;
  return [
    { what: `POST /probe/file one by one, ${callers} callers`, value: alone, unit: '/s' },
    against(`batch of ${items}, steady`, batch.rate, '/s', 'one by one', batch.rate / alone, 0.9),
    atMost('API memory growth from a tenth of the batch on', api, 64),
    atMost('worker memory growth from a tenth of the batch on', worker, 64),
    ...(await exportBench(service, batch.id)),
  ];
}

/** The rate between a tenth and nine tenths, and how much memory grew from a tenth on. */
async function run(
  service: Service,
  http: HttpCaller,
): Promise<{ id: string; rate: number; growths: [number, number] }> {
  const body = { root: 'media/many', glob: '*.mp4', depth: 'quick', fresh: true };
  const { id } = JSON.parse((await http.call('POST', '/api/v1/batch/analyze', 202, body)).toString()) as { id: string };
  const pids = [service.pidOf('api'), service.pidOf('worker')] as const;
  let from: { at: number; ended: number; memory: number[] } | null = null;
  let to: { at: number; ended: number } | null = null;
  const peak = [0, 0];
  for (;;) {
    const now = JSON.parse((await http.call('GET', `/api/v1/batch/${id}`, 200)).toString()) as Standing;
    const ended = now.counts.completed + now.counts.failed;
    const at = performance.now();
    const memory = pids.map(residentBytes);
    if (!from && ended >= items / 10) from = { at, ended, memory };
    if (from) memory.forEach((bytes, place) => (peak[place] = Math.max(peak[place] ?? 0, bytes)));
    if (!to && ended >= items * 0.9) to = { at, ended };
    if (now.status === 'completed') break;
    await delay(100);
  }
  if (!from || !to) throw new Error('the batch was too short to be measured');
  const growth = (place: number) => ((peak[place] ?? 0) - (from?.memory[place] ?? 0)) / megabyte;
  return { id, rate: (to.ended - from.ended) / ((to.at - from.at) / 1000), growths: [growth(0), growth(1)] };
}

/** The items of the batch again and again until there are 100,000, each with the analysis it had. */
async function exportBench(service: Service, batchId: string): Promise<Row[]> {
  await askDatabase(
    service,
    `INSERT INTO batch_items (batch_id, index, status, name, subject, labels, analysis_id, verdict, wall_seconds, processed_at)
     SELECT batch_id, number, status, name, subject, '{"title":"=1+1"}', analysis_id, verdict, wall_seconds, processed_at
     FROM generate_series($2::int, $3::int - 1) number JOIN batch_items ON batch_id = $1 AND index = number % $2`,
    [batchId, items, exported],
  );
  const pid = service.pidOf('api');
  const start = residentBytes(pid);
  let peak = start;
  const watch = setInterval(() => (peak = Math.max(peak, residentBytes(pid))), 20);
  const began = performance.now();
  const reply = await service.fetch(`/api/v1/batch/${batchId}/export?format=csv`);
  let lines = 0;
  for await (const chunk of reply.body as unknown as AsyncIterable<Uint8Array>) lines += newlines(chunk);
  clearInterval(watch);
  if (lines !== exported + 1) throw new Error(`the export has ${lines} lines`);
  const seconds = (performance.now() - began) / 1000;
  return [
    { what: `export of ${exported} rows as CSV`, value: exported / seconds, unit: 'rows/s' },
    atMost('API memory growth meanwhile', (peak - start) / megabyte, 128),
  ];
}

function atMost(what: string, value: number, most: number): Row {
  return {
    what,
    value,
    unit: 'MB',
    peer: { what: `${most} MB`, ratio: value / most, wanted: `under ${most} MB`, holds: value < most },
  };
}

function newlines(chunk: Uint8Array): number {
  return chunk.reduce((count, byte) => count + (byte === 10 ? 1 : 0), 0);
}
