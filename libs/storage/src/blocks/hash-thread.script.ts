import { createHash, type Hash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import type { ToDo, ToHash } from './hash-thread';

/** The thread that hashes: bytes are read where they are, in memory shared with whoever received them. */
const hashes = new Map<number, Hash>();
const memories: SharedArrayBuffer[] = [];

parentPort?.on('message', (message: ToHash) => {
  if (message instanceof SharedArrayBuffer) memories.push(message);
  else parentPort?.postMessage(done(message));
});

function done([what, id, ...where]: ToDo): string {
  const hash = hashes.get(id) ?? createHash('sha256');
  hashes.set(id, hash);
  const [memory, offset, length] = where;
  if (memory !== undefined) hash.update(new Uint8Array(memories[memory] as SharedArrayBuffer, offset, length));
  if (what !== 'update') hashes.delete(id);
  return what === 'digest' ? hash.digest('hex') : '';
}
