import { extname, join } from 'node:path';
import { type OpenedFile, runBoxedScript, type ToolRunner } from '../run';
import type { SecondOpinion } from '../second-opinion';

// WebAssembly reserves address space that counts as memory of the process
const limits = { timeoutMs: 30_000, cpuSeconds: 20, memoryBytes: 2 ** 32, maxStdoutBytes: 4 << 20 };

/** What MediaInfo says of a file, asked in a box; null when it says nothing. */
export async function secondOpinion(
  runner: ToolRunner,
  file: OpenedFile,
  signal: AbortSignal,
): Promise<SecondOpinion | null> {
  const script = join(__dirname, `second-opinion.script${extname(__filename)}`);
  const result = await runBoxedScript(runner, { script, files: [file], signal, limits });
  if (result.reason !== 'exit' || result.exitCode !== 0 || result.stdout.length === 0) return null;
  return JSON.parse(result.stdout.toString('utf8')) as SecondOpinion;
}
