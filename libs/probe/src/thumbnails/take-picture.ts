import { Ffmpeg, type MediaInput, stillPicture, type RunOptions } from '@app/ffmpeg';
import { AppError } from '@app/errors';

/** A picture of a finding stands in the database. */
export const mostPngBytes = 2_000_000;

/**
 * One frame as a small PNG. Null where none can be had: the finding stands without its picture.
 * @param timeSec from the start of the file
 */
export async function takePicture(
  ffmpeg: Ffmpeg,
  input: MediaInput,
  streamIndex: number,
  timeSec: number,
  run: RunOptions,
): Promise<Buffer | null> {
  try {
    const { stdout } = await ffmpeg.run({
      inputs: [{ input, before: stillPicture.seek(timeSec) }],
      output: () => stillPicture.output(streamIndex),
      ...run,
      limits: { ...run.limits, maxStdoutBytes: mostPngBytes },
    });
    return stdout.length === 0 ? null : stdout;
  } catch (error) {
    if (run.signal?.aborted || !(error instanceof AppError)) throw error;
    return null;
  }
}
