import { runBoxedScript, type ToolRunner } from '@app/ffmpeg';
import { extname, join } from 'node:path';
import { manifestUnreadable } from '../errors';
import type { Manifest, StreamFormat } from './manifest';
import type { IndexedSegment } from './read-sidx';

/** `bytes` in base64; `base` is what references are resolved against, `offset` where the bytes stand in their file. */
export type ParseTask =
  { kind: StreamFormat; bytes: string; base: string } | { kind: 'sidx'; bytes: string; offset: number };

export type ParseAnswer =
  | { manifest: Manifest }
  | { sidx: IndexedSegment[] | null }
  | { failure: 'entities' | 'not_a_manifest' | 'unreadable'; reason: string };

const limits = { timeoutMs: 30_000, cpuSeconds: 20, memoryBytes: 1 << 30, maxStdoutBytes: 128 << 20 };

/**
 * What manifests declare: m3u8-parser and mpd-parser, in a box of their own like every reader of strangers' bytes.
 * @throws AppError MANIFEST_UNREADABLE when the child gave up on all of them
 */
export async function parseManifests(
  runner: ToolRunner,
  tasks: readonly ParseTask[],
  signal: AbortSignal,
): Promise<ParseAnswer[]> {
  if (tasks.length === 0) return [];
  const script = join(__dirname, `parse-manifests.script${extname(__filename)}`);
  const input = Buffer.from(JSON.stringify(tasks));
  const result = await runBoxedScript(runner, { script, input, signal, limits });
  signal.throwIfAborted();
  if (result.reason !== 'exit' || result.exitCode !== 0)
    throw manifestUnreadable({
      reason: result.reason === 'exit' ? 'its parser broke' : `its parser met a limit (${result.reason})`,
    });
  return JSON.parse(result.stdout.toString('utf8')) as ParseAnswer[];
}
