import { Ffmpeg, type MediaInput, type MediaTools, type RunOptions } from '@app/ffmpeg';

/** Of the packets of a stream as they are coded, whatever the container: the same after remuxing. */
export interface StreamHash {
  stream_index: number;
  algorithm: 'sha256';
  hash: string;
}

const line = /^(\d+),[a-z?],SHA256=([0-9a-f]{64})$/;

/** Hashes every stream without decoding (ffmpeg's streamhash); null when this ffmpeg is not there. @throws AppError of the run */
export async function hashStreams(
  tools: MediaTools,
  input: MediaInput,
  run: RunOptions & { signal: AbortSignal },
): Promise<StreamHash[] | null> {
  if (tools.ffmpeg === null) return null;
  const { stdout } = await new Ffmpeg(tools.runner, tools.ffmpeg).run({
    ...run,
    inputs: [{ input }],
    output: () => [
      '-v',
      'level+error',
      ...['-map', '0', '-c', 'copy', '-copy_unknown'],
      ...['-f', 'streamhash', '-hash', 'sha256', 'pipe:1'],
    ],
  });
  return stdout
    .toString('utf8')
    .split('\n')
    .flatMap((text) => {
      const found = line.exec(text.trim());
      return found ? [{ stream_index: Number(found[1]), algorithm: 'sha256' as const, hash: found[2] ?? '' }] : [];
    });
}
