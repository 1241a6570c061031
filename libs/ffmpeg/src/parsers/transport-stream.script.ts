/* Runs boxed: reads the transport stream of descriptor 3 to its end and prints what its packets say as JSON. */
import { readSync } from 'node:fs';
import { TransportReader } from '../transport-stream';

const descriptor = 3;
const chunkBytes = 1 << 20;
const deadline = Date.now() + Number(process.argv[2] ?? 60_000);

function readStream(): unknown {
  const reader = new TransportReader();
  const buffer = Buffer.alloc(chunkBytes);
  for (let position = 0; ;) {
    const length = readSync(descriptor, buffer, 0, chunkBytes, position);
    if (length === 0) return reader.finish(true);
    if (!reader.feed(buffer.subarray(0, length))) return null;
    position += length;
    if (Date.now() > deadline) return reader.finish(false);
  }
}

process.stdout.write(JSON.stringify(readStream()));
