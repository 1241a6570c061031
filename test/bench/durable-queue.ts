import { closeSync, fdatasyncSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Service } from '../support/service';
import { startStores } from '../support/stores';
import { addedTimes } from './added-times';
import { HttpCaller } from './http-caller';
import { median, type Row } from './measure';
import { sample } from './samples';

/** As PostgreSQL is unless told otherwise; the stores of tests and benches forget in a power cut. */
const durable = ['fsync=on', 'synchronous_commit=on', 'full_page_writes=on'];

/** What the queue adds where commits wait for the disk, beside what one write takes until it is there. */
export async function durableQueueBench(): Promise<Row[]> {
  const stores = await startStores({ postgresSettings: durable });
  const service = await Service.start('bench-durable', {
    stores,
    environment: { LOG_LEVEL: 'warn', RATE_LIMIT_PER_MINUTE: '100000000' },
  });
  const http = new HttpCaller(service.baseUrl, { 'x-api-key': service.apiKey });
  try {
    sample(service);
    const { queue, alone } = await addedTimes(service, http, stores);
    return [
      { what: '8 KB until they are on this disk, p50', value: median(writesOf(200, service.folder)), unit: 'ms' },
      { what: 'the queue adds where commits wait for the disk, p50', value: queue - alone, unit: 'ms' },
    ];
  } finally {
    http.close();
    await service.stop();
    await stores.stop();
  }
}

/** Milliseconds of each write, fdatasync(2) among them, as a commit of PostgreSQL's makes it. */
function writesOf(count: number, folder: string): number[] {
  const file = join(folder, 'writes.bin');
  const handle = openSync(file, 'w');
  const block = Buffer.alloc(8_192, 1);
  try {
    return Array.from({ length: count }, (_, index) => {
      const began = performance.now();
      writeSync(handle, block, 0, block.length, index * block.length);
      fdatasyncSync(handle);
      return performance.now() - began;
    });
  } finally {
    closeSync(handle);
    unlinkSync(file);
  }
}
