import { extname, join } from 'node:path';
import type { Mp4Facts } from '../media-info';
import { type OpenedFile, runBoxedScript, type ToolRunner } from '../run';

const limits = { timeoutMs: 20_000, cpuSeconds: 10, memoryBytes: 1 << 30, maxStdoutBytes: 4 << 20 };

/**
 * What the boxes of an MP4 say (ISO/IEC 14496-12): order, fragments, edit lists, encryption, sample entries. Our own parser, in a box
 * of its own like every reader of strangers' bytes; null when it found none or gave up.
 */
export async function mp4Boxes(runner: ToolRunner, file: OpenedFile, signal: AbortSignal): Promise<Mp4Facts | null> {
  const script = join(__dirname, `mp4-boxes.script${extname(__filename)}`);
  const result = await runBoxedScript(runner, { script, files: [file], signal, limits });
  if (result.reason !== 'exit' || result.exitCode !== 0) return null;
  return JSON.parse(result.stdout.toString('utf8')) as Mp4Facts | null;
}
