import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identifyFile, type OpenedFile, runBoxedScript, type ToolRunner } from '../run';
import type { KnownParts, ParserAnswer } from './known-parts';

/** A file that lies elsewhere, of which parts can be had. */
export interface DistantFile {
  sizeBytes: number;
  /** Bytes of it, fewer at its end; null where they can't be had. */
  read: (offset: number, length: number) => Promise<Buffer | null>;
}

const limits = { timeoutMs: 20_000, cpuSeconds: 10, memoryBytes: 1 << 30, maxStdoutBytes: 4 << 20 };
/** A parser that needs more than so many parts, or bytes, tells what is true without the rest, or nothing. */
const mostParts = 6;
const mostBytes = 8 << 20;
/** What is fetched ahead, first and later: tables lie one behind the other. */
const leastPart = 64 << 10;

/** One of our own parsers, in a box of its own like every reader of strangers' bytes; null when it found nothing or gave up. */
export async function runParser<T>(
  runner: ToolRunner,
  { script, args = [] }: { script: string; args?: readonly string[] },
  of: OpenedFile | DistantFile,
  signal: AbortSignal,
): Promise<T | null> {
  if ('path' in of) return factsOf(await ask<T>(runner, { script, args }, of, signal));
  const folder = await mkdtemp(join(tmpdir(), 'ffprobe-api-parts-'));
  try {
    return await inParts(of, join(folder, 'parts'), (file, known) =>
      ask<T>(runner, { script, args: [...args, JSON.stringify(known)] }, file, signal),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Fetches what the parser misses until it misses nothing. A size that an origin claims is only a number here. */
async function inParts<T>(
  { sizeBytes, read }: DistantFile,
  path: string,
  parse: (file: OpenedFile, known: KnownParts) => Promise<ParserAnswer<T> | null>,
): Promise<T | null> {
  const parts: { from: number; to: number; at: number }[] = [];
  let missing = { offset: 0, length: 1 };
  let fetched = 0;
  for (let ahead = leastPart; parts.length < mostParts; ahead *= 2) {
    if (!isWithin(missing, sizeBytes)) return null;
    const length = Math.min(Math.max(missing.length, ahead), sizeBytes - missing.offset);
    if (fetched + length > mostBytes) break;
    const bytes = await read(missing.offset, length);
    if (bytes?.length !== length) return null;
    await appendFile(path, bytes, { mode: 0o600 });
    // what was missing lies within its part: no parser reads across two
    parts.push({ from: missing.offset, to: missing.offset + length, at: fetched });
    fetched += length;
    const answer = await parse(identifyFile(path), { sizeBytes, parts });
    if (answer === null || !('missing' in answer)) return factsOf(answer);
    ({ missing } = answer);
  }
  if (parts.length === 0) return null;
  return factsOf(await parse(identifyFile(path), { sizeBytes, parts, last: true }));
}

/** What a parser of hostile bytes asks for is a claim like any other. */
function isWithin({ offset, length }: { offset: number; length: number }, sizeBytes: number): boolean {
  const isWhole = Number.isSafeInteger(offset) && Number.isSafeInteger(length);
  return isWhole && offset >= 0 && length > 0 && offset < sizeBytes;
}

async function ask<T>(
  runner: ToolRunner,
  { script, args }: { script: string; args: readonly string[] },
  file: OpenedFile,
  signal: AbortSignal,
): Promise<ParserAnswer<T> | null> {
  const result = await runBoxedScript(runner, { script, args, files: [file], signal, limits });
  if (result.reason !== 'exit' || result.exitCode !== 0) return null;
  return JSON.parse(result.stdout.toString('utf8')) as ParserAnswer<T>;
}

function factsOf<T>(answer: ParserAnswer<T> | null): T | null {
  return answer !== null && 'facts' in answer ? answer.facts : null;
}
