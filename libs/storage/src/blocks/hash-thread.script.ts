import { createHash, type Hash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import type { ToHash } from './hash-thread';

/** The thread that hashes: bytes are read where they are, in memory shared with whoever received them. */
const hashes = new Map<number, Hash>();

parentPort?.on('message', ({ id, bytes, what }: ToHash) => {
  const hash = hashes.get(id) ?? createHash('sha256');
  hashes.set(id, hash);
  if (bytes !== undefined) hash.update(bytes);
  if (what !== 'update') hashes.delete(id);
  parentPort?.postMessage(what === 'digest' ? hash.digest('hex') : '');
});
