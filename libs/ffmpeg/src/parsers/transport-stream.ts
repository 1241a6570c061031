import { extname, join } from 'node:path';
import { type OpenedFile, runBoxedScript, type ToolRunner } from '../run';
import type { TransportFacts } from '../transport-stream';
import { type FarFile, readable } from './far-file';

/** What is read until then is told, marked as incomplete. */
const mostReadingMs = 120_000;
/** What a process needs to start and to tell. */
const spareMs = 30_000;
const limits = { cpuSeconds: 140, memoryBytes: 1 << 30, maxStdoutBytes: 4 << 20 };

/** What the packets of a transport stream say, read in a box to its end or its budget's; null when it is none or the reading failed. */
export async function transportStream(
  runner: ToolRunner,
  of: OpenedFile | FarFile,
  signal: AbortSignal,
): Promise<TransportFacts | null> {
  const script = join(__dirname, `transport-stream.script${extname(__filename)}`);
  const { plan, ...source } = readable(of);
  const readingMs = 'url' in of ? Math.min(mostReadingMs, of.budget.mostMs) : mostReadingMs;
  const run = { script, args: [String(readingMs), ...plan], ...source, signal };
  const result = await runBoxedScript(runner, { ...run, limits: { ...limits, timeoutMs: readingMs + spareMs } });
  if (result.reason !== 'exit' || result.exitCode !== 0) return null;
  return JSON.parse(result.stdout.toString('utf8')) as TransportFacts | null;
}
