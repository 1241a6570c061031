import { AppError } from '@app/errors';
import { type Ffmpeg, mp4Boxes, type ToolRunner } from '@app/ffmpeg';
import { sideEncrypted, sideUndecodable } from '../errors';
import type { ComparedSide } from './comparer';
import { takeSignatures } from './take-signatures';

type Sides = Record<'reference' | 'distorted', ComparedSide>;
const names = ['distorted', 'reference'] as const;
/** Of these the media of one of the sides is at fault. */
const damage: ReadonlySet<string> = new Set(['MEDIA_INVALID', 'MEDIA_TRUNCATED']);

/** QUALITY_ENCRYPTED of a side whose boxes say that it is; null where neither does. Only MP4 says so (ISO/IEC 23001-7). */
export async function encryptedSide(runner: ToolRunner, sides: Sides, signal: AbortSignal): Promise<AppError | null> {
  for (const side of names) {
    const { input } = sides[side];
    const boxes = input.kind === 'file' ? await mp4Boxes(runner, input.file, signal) : null;
    if (boxes?.encrypted) return sideEncrypted({ side, scheme: boxes.scheme });
  }
  return null;
}

/**
 * Both sides are decoded in one run, whose words don't say of which of them they are: names the side that fails by itself.
 * @returns QUALITY_ENCRYPTED or QUALITY_UNDECODABLE, or the error itself where no side is at fault
 */
export async function blameASide(
  { runner, ffmpeg }: { runner: ToolRunner; ffmpeg: Ffmpeg },
  sides: Sides,
  error: unknown,
  signal: AbortSignal,
): Promise<unknown> {
  if (!isDamage(error)) return error;
  const encrypted = await encryptedSide(runner, sides, signal);
  if (encrypted) return encrypted;
  for (const side of names) {
    const { input, video } = sides[side];
    try {
      await takeSignatures(ffmpeg, { input, streamIndex: video.index, before: '' }, signal);
    } catch (alone) {
      if (!isDamage(alone)) return alone;
      return sideUndecodable({ side, words: `${wordsOf(alone).replace(/[.\s]+$/, '')}.` });
    }
  }
  return error;
}

function isDamage(error: unknown): error is AppError {
  return error instanceof AppError && damage.has(error.code);
}

/** What the tool itself said. */
function wordsOf({ details, message }: AppError): string {
  const { words } = details;
  return typeof words === 'string' && words !== '' ? words : message;
}
