import { extname, join } from 'node:path';
import { type OpenedFile, runBoxedScript, type ToolRunner } from '../run';
import type { SecondOpinion } from '../second-opinion';
import { type FarFile, readable } from './far-file';

// WebAssembly reserves address space that counts as memory of the process
const limits = { timeoutMs: 30_000, cpuSeconds: 20, memoryBytes: 2 ** 32, maxStdoutBytes: 4 << 20 };

/** What MediaInfo says, or why it was not heard to the end. */
export type OpinionAnswer = { opinion: SecondOpinion } | { silent: string };

/** What MediaInfo says of a file, asked in a box; of a far one it reads ranges within its budget. */
export async function secondOpinion(
  runner: ToolRunner,
  of: OpenedFile | FarFile,
  signal: AbortSignal,
): Promise<OpinionAnswer> {
  const script = join(__dirname, `second-opinion.script${extname(__filename)}`);
  const { plan, ...source } = readable(of);
  const timeoutMs = 'url' in of ? Math.min(limits.timeoutMs, of.budget.mostMs) : limits.timeoutMs;
  const run = { script, args: plan, ...source, signal, limits: { ...limits, timeoutMs } };
  const result = await runBoxedScript(runner, run);
  if (result.reason === 'timeout') return { silent: `it took longer than ${Math.round(timeoutMs / 1000)} s` };
  if (result.reason !== 'exit' || result.exitCode !== 0 || result.stdout.length === 0) {
    return { silent: 'MediaInfo could not read it' };
  }
  return JSON.parse(result.stdout.toString('utf8')) as OpinionAnswer;
}
