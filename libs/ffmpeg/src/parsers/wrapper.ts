import { extname, join } from 'node:path';
import type { MxfFacts } from '../mxf';
import { type OpenedFile, runBoxedScript, type ToolRunner } from '../run';
import type { WaveFacts } from '../wave';

const limits = { timeoutMs: 20_000, cpuSeconds: 10, memoryBytes: 1 << 30, maxStdoutBytes: 4 << 20 };

/** What the partitions of an MXF file say, read in a box; null when it is none. */
export const mxfWrapper = (runner: ToolRunner, file: OpenedFile, signal: AbortSignal): Promise<MxfFacts | null> =>
  readWrapper<MxfFacts>('mxf', runner, file, signal);

/** What the chunks of a wave file say, read in a box; null when it is none. */
export const waveWrapper = (runner: ToolRunner, file: OpenedFile, signal: AbortSignal): Promise<WaveFacts | null> =>
  readWrapper<WaveFacts>('wave', runner, file, signal);

async function readWrapper<T>(
  kind: 'mxf' | 'wave',
  runner: ToolRunner,
  file: OpenedFile,
  signal: AbortSignal,
): Promise<T | null> {
  const script = join(__dirname, `wrapper.script${extname(__filename)}`);
  const result = await runBoxedScript(runner, { script, args: [kind], files: [file], signal, limits });
  if (result.reason !== 'exit' || result.exitCode !== 0) return null;
  return JSON.parse(result.stdout.toString('utf8')) as T | null;
}
