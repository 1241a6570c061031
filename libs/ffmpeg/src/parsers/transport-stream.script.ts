/* Runs boxed: reads a transport stream, to its end or as far as may be, and prints what its packets say as JSON. */
import { type TransportFacts, TransportReader } from '../transport-stream';
import { openSource } from './boxed-source';
import { ReadingEnded } from './ranged-reader';
import { tell } from './tell';

const chunkBytes = 1 << 20;
const [, , readingMs = '60000', plan] = process.argv;
const deadline = Date.now() + Number(readingMs);

async function readStream(): Promise<TransportFacts | null> {
  const reader = new TransportReader();
  const source = openSource(plan);
  try {
    for (let position = 0; ;) {
      const bytes = await source.read(position, chunkBytes);
      if (bytes.length === 0) return reader.finish(true);
      if (!reader.feed(bytes)) return null;
      position += bytes.length;
      if (Date.now() > deadline) return reader.finish(position >= source.sizeBytes);
    }
  } catch (error) {
    // what was read until then is true of that part
    if (error instanceof ReadingEnded) return reader.finish(false);
    throw error;
  } finally {
    source.close();
  }
}

void readStream().then(tell);
