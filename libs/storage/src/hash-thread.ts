// Entry of the thread that hashes files: reading and hashing are synchronous here, and nobody waits for them but those who ask.
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { FromHashThread, ToHashThread } from './hash-messages';

/** Read in one go before another file has its turn. */
const turnBytes = 8 * 1024 * 1024;
const buffer = Buffer.allocUnsafeSlow(256 * 1024);

interface OpenFile {
  fd: number;
  readonly hash: ReturnType<typeof createHash>;
  position: number;
  /** bytes the whole file has; null while it is still being written */
  sizeBytes: number | null;
  reading: boolean;
}

const files = new Map<number, OpenFile>();

parentPort?.on('message', (message: ToHashThread) => {
  try {
    take(message);
  } catch (error) {
    fail(message.id, error);
  }
});

function take(message: ToHashThread): void {
  const { id } = message;
  if (message.kind === 'open') {
    const fd = openSync(message.path, 'r');
    files.set(id, { fd, hash: createHash('sha256'), position: 0, sizeBytes: null, reading: false });
    return;
  }
  const file = files.get(id);
  if (!file) return;
  if (message.kind === 'drop') return close(id, file);
  if (message.kind === 'whole') file.sizeBytes = message.sizeBytes;
  if (!file.reading) read(id, file);
}

/** Reads what is there; the end of a file that still grows is waited for. */
function read(id: number, file: OpenFile): void {
  const until = file.position + turnBytes;
  file.reading = false;
  while (file.position < until) {
    const count = readSync(file.fd, buffer, 0, buffer.length, file.position);
    if (count === 0) return ended(id, file);
    file.hash.update(count === buffer.length ? buffer : buffer.subarray(0, count));
    file.position += count;
  }
  file.reading = true;
  setImmediate(() => {
    if (!files.has(id)) return;
    try {
      read(id, file);
    } catch (error) {
      fail(id, error);
    }
  });
}

function ended(id: number, file: OpenFile): void {
  if (file.sizeBytes === null) return;
  if (file.position !== file.sizeBytes) throw new Error(`${file.position} bytes of ${file.sizeBytes} are in the file`);
  close(id, file);
  tell({ id, sha256: file.hash.digest('hex') });
}

function fail(id: number, error: unknown): void {
  const file = files.get(id);
  if (file) close(id, file);
  tell({ id, failure: (error as Error).message });
}

function close(id: number, file: OpenFile): void {
  files.delete(id);
  closeSync(file.fd);
}

function tell(message: FromHashThread): void {
  parentPort?.postMessage(message);
}
