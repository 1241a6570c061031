import { extname, join } from 'node:path';
import type { Mp4Facts } from '../media-info';
import type { OpenedFile, ToolRunner } from '../run';
import { type DistantFile, runParser } from './run-parser';

/** What the boxes of an MP4 say (ISO/IEC 14496-12): order, fragments, edit lists, encryption, sample entries; null when it is none. */
export function mp4Boxes(
  runner: ToolRunner,
  file: OpenedFile | DistantFile,
  signal: AbortSignal,
): Promise<Mp4Facts | null> {
  const script = join(__dirname, `mp4-boxes.script${extname(__filename)}`);
  return runParser<Mp4Facts>(runner, { script }, file, signal);
}
