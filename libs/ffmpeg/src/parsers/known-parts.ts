import { fstatSync, readSync } from 'node:fs';
import type { AreThere, ReadBytes } from '../media-info/mp4/box-reader';
import { tell } from './tell';

/** What is there of a file that lies elsewhere: its bytes `from` up to `to`, which stand behind each other, each part at `at`. */
export interface KnownParts {
  sizeBytes: number;
  parts: readonly { from: number; to: number; at: number }[];
  /** No more can be had: a parser that can tell something of what is there does. */
  last?: boolean;
}

/** What a boxed parser prints: what the bytes say, or which bytes it needs to go on. */
export type ParserAnswer<T> = { facts: T } | { missing: { offset: number; length: number } };

class Missing extends Error {
  constructor(
    readonly offset: number,
    readonly length: number,
  ) {
    super('these bytes are not there yet');
  }
}

const descriptor = 3;

type Parse<T> = (read: ReadBytes, sizeBytes: number, areThere: AreThere) => T;

/** Runs boxed: parses descriptor 3 and prints the answer. @param known JSON of the parts that are there; all of it without one */
export function tellFacts<T>(known: string | undefined, parse: Parse<T>): void {
  const { sizeBytes, parts, last } = known === undefined ? whole() : (JSON.parse(known) as KnownParts);
  const partOf = (offset: number, end: number) => parts.find(({ from, to }) => from <= offset && end <= to);
  const areThere: AreThere = (offset, length) => {
    const end = Math.min(sizeBytes, offset + length);
    return last !== true || offset >= end || partOf(offset, end) !== undefined;
  };
  const read = (offset: number, length: number): Buffer => {
    const end = Math.min(sizeBytes, offset + length);
    if (offset >= end) return Buffer.alloc(0);
    const part = partOf(offset, end);
    if (!part) throw new Missing(offset, end - offset);
    const bytes = Buffer.alloc(end - offset);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, part.at + offset - part.from));
  };
  tell(answerOf(() => parse(read, sizeBytes, areThere)));
}

function answerOf<T>(parse: () => T): ParserAnswer<T> {
  try {
    return { facts: parse() };
  } catch (error) {
    if (error instanceof Missing) return { missing: { offset: error.offset, length: error.length } };
    throw error;
  }
}

function whole(): KnownParts {
  const sizeBytes = fstatSync(descriptor).size;
  return { sizeBytes, parts: [{ from: 0, to: sizeBytes, at: 0 }] };
}
