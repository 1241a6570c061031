import { extname, join } from 'node:path';
import type { MxfFacts } from '../mxf';
import type { PictureHeader } from '../picture-header';
import type { OpenedFile, ToolRunner } from '../run';
import type { WaveFacts } from '../wave';
import { type DistantFile, runParser } from './run-parser';

const script = join(__dirname, `wrapper.script${extname(__filename)}`);

/** What the partitions of an MXF file say, read in a box; null when it is none. */
export const mxfWrapper = (
  runner: ToolRunner,
  file: OpenedFile | DistantFile,
  signal: AbortSignal,
): Promise<MxfFacts | null> => runParser<MxfFacts>(runner, { script, args: ['mxf'] }, file, signal);

/** What the chunks of a wave file say, read in a box; null when it is none. */
export const waveWrapper = (
  runner: ToolRunner,
  file: OpenedFile | DistantFile,
  signal: AbortSignal,
): Promise<WaveFacts | null> => runParser<WaveFacts>(runner, { script, args: ['wave'] }, file, signal);

/** What the header of a JPEG XL or an extended WebP says, read in a box; null when it is neither. */
export const pictureHeader = (
  runner: ToolRunner,
  file: OpenedFile | DistantFile,
  signal: AbortSignal,
): Promise<PictureHeader | null> => runParser<PictureHeader>(runner, { script, args: ['picture'] }, file, signal);
