import { extname, join } from 'node:path';
import { type OpenedFile, runBoxedScript, type ToolRunner } from '../run';
import type { TransportFacts } from '../transport-stream';

/** What is read until then is told, marked as incomplete. */
const readingMs = 120_000;
const limits = { timeoutMs: 150_000, cpuSeconds: 140, memoryBytes: 1 << 30, maxStdoutBytes: 4 << 20 };

/** What the packets of a transport stream say, read in a box to its end; null when it is none or the reading failed. */
export async function transportStream(
  runner: ToolRunner,
  file: OpenedFile,
  signal: AbortSignal,
): Promise<TransportFacts | null> {
  const script = join(__dirname, `transport-stream.script${extname(__filename)}`);
  const result = await runBoxedScript(runner, { script, args: [String(readingMs)], files: [file], signal, limits });
  if (result.reason !== 'exit' || result.exitCode !== 0) return null;
  return JSON.parse(result.stdout.toString('utf8')) as TransportFacts | null;
}
