import { fstatSync, readSync } from 'node:fs';
import type { FarPlan } from './far-file';
import { RangedReader } from './ranged-reader';

const descriptor = 3;

/** What a boxed parser reads from. */
export interface BoxedSource {
  sizeBytes: number;
  /** Bytes of it, fewer at its end; valid until the next call. */
  read: (offset: number, length: number) => Uint8Array | Promise<Uint8Array>;
  close: () => void;
}

/** Runs boxed: the file of a plan, or descriptor 3 without one. @param plan JSON of a {@link FarPlan} */
export function openSource(plan: string | undefined): BoxedSource {
  if (plan === undefined) {
    return { sizeBytes: fstatSync(descriptor).size, read: descriptorReader(), close: () => undefined };
  }
  const far = JSON.parse(plan) as FarPlan;
  const reader = new RangedReader(far, process.env['http_proxy'] ?? '');
  return {
    sizeBytes: far.sizeBytes,
    read: (offset, length) => reader.read(offset, length),
    close: () => reader.close(),
  };
}

function descriptorReader(): BoxedSource['read'] {
  let bytes = new Uint8Array(0);
  return (offset, length) => {
    if (bytes.length < length) bytes = new Uint8Array(length);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, length, offset));
  };
}
