import type { AppError } from '@app/errors';
import type { ToolResult } from '../run';
import * as errors from './errors';
import type { MediaInput } from './media-input';

/** The failure of a run over media, or null when it ended by itself with success. `words` is what the tool said last. */
export function failureOfRun(result: ToolResult, input: MediaInput, words: string): AppError | null {
  const said = { words };
  switch (result.reason) {
    case 'exit':
      return result.exitCode === 0 ? null : failureOfMedia(input, words);
    case 'timeout':
      return errors.probeTimeout(said);
    case 'cpu_limit':
      return errors.probeCpuLimit(said);
    case 'memory_limit':
      // The tool gives up on streams with the words it has for memory.
      return /max_streams/.test(words) ? errors.mediaTooManyStreams(said) : errors.probeMemoryLimit(said);
    case 'stdout_limit':
      return errors.probeOutputLimit(said);
    case 'cancelled':
      return errors.runCancelled({});
    // SIGKILL comes from outside; any other signal is the tool's own fault on these bytes.
    case 'killed':
      return result.signal === null || result.signal === 'SIGKILL' ? errors.runKilled(said) : errors.probeCrashed(said);
    case 'spawn_failed':
      return result.spawnFailure?.kind === 'file_refused'
        ? errors.mediaChanged({ words: result.spawnFailure.message })
        : errors.toolNotStarted({ words: result.spawnFailure?.message ?? '' });
  }
}

function failureOfMedia(input: MediaInput, words: string): AppError {
  const said = { words };
  if (namesFurtherFiles(words)) return errors.mediaFormatNotAllowed(said);
  if (/max_streams/.test(words)) return errors.mediaTooManyStreams(said);
  if (/max pixel count/.test(words)) return errors.mediaPictureTooLarge(said);
  if (/moov atom not found|End of file|partial file|truncat/i.test(words)) return errors.mediaTruncated(said);
  const network =
    /Server returned|HTTP error|Connection |resolve hostname|timed out|Network is unreachable|Input\/output error/i;
  if (input.kind === 'url' && network.test(words)) return errors.mediaUnreachable(said);
  return errors.mediaInvalid(said);
}

/** Whether the tool refused a playlist or a script for what it is. Newer builds do not open a playlist named otherwise, and end well. */
export function namesFurtherFiles(words: string): boolean {
  return /not on whitelist|Not detecting m3u8/.test(words);
}
