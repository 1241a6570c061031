import type { Ffmpeg, MediaInput, RunFigures } from '@app/ffmpeg';
import { signatureFormat, signatureHeight, Signatures, signatureWidth } from '../alignment/signatures';
import { mostSignatures, qualityLimits, threads } from './limits';

export interface SignatureRun {
  signatures: Signatures;
  figures: RunFigures;
}

/** Turns pictures into signatures. Filters scale (area) and format. */
export const signatureChain = `scale=${signatureWidth}:${signatureHeight}:flags=area,format=${signatureFormat}`;

/**
 * Decodes one side into small gray pictures, every frame once, streamed from a pipe.
 * @throws AppError the same as Ffmpeg
 */
export async function takeSignatures(
  ffmpeg: Ffmpeg,
  side: { input: MediaInput; streamIndex: number; before: string },
  signal?: AbortSignal,
  onFrame?: (frames: number) => void,
): Promise<SignatureRun> {
  const signatures = new Signatures(mostSignatures);
  const graph = `[0:${side.streamIndex}]${side.before}${signatureChain}[out]`;
  const { figures } = await ffmpeg.run({
    // what smooths the edges of blocks is a fifth of decoding and is lost in pictures as small as these
    inputs: [{ input: side.input, before: ['-skip_loop_filter', 'all'] }],
    // the sides run beside each other, and one is often much dearer to decode: it takes what the other leaves idle
    threads,
    limits: qualityLimits,
    ...(signal && { signal }),
    pipes: [
      (chunk) => {
        signatures.push(chunk);
        onFrame?.(signatures.seen);
      },
    ],
    output: ([pipe = '']) => [
      '-filter_complex',
      graph,
      '-map',
      '[out]',
      '-fps_mode',
      'passthrough',
      '-f',
      'rawvideo',
      pipe,
    ],
  });
  return { signatures, figures };
}
