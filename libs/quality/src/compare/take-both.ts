import type { Ffmpeg, RunFigures } from '@app/ffmpeg';
import type { ComparedSide, CompareRequest } from './comparer';
import type { PicturePlan } from './picture-plan';
import { takeSignatures } from './take-signatures';
import type { Sides } from '../alignment/alignment';
import { sidesWith } from './sides';

/** Signatures of both sides, decoded beside each other. @throws AppError the same as Ffmpeg */
export async function takeBoth(
  ffmpeg: Ffmpeg,
  { reference, distorted, signal, onProgress }: CompareRequest,
  { before, fields }: PicturePlan,
): Promise<{ sides: Sides; figures: RunFigures[] }> {
  const stop = new AbortController();
  const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const take = async ({ input, video }: ComparedSide, chain: string, onFrame?: (frames: number) => void) => {
    try {
      return await takeSignatures(ffmpeg, { input, streamIndex: video.index, before: chain }, either, onFrame);
    } catch (error) {
      stop.abort();
      throw error;
    }
  };
  const whole = reference.video.frame_count;
  const onFrame = (frames: number) =>
    onProgress?.({ stage: 'aligning', fraction: whole ? Math.min(1, frames / whole) : null });
  const [first, second] = await Promise.allSettled([
    take(reference, before.reference, onFrame),
    take(distorted, before.distorted),
  ]);
  const failed = [first, second]
    .filter((result) => result.status === 'rejected')
    .map((result) => result.reason as unknown);
  // The one that failed by itself, not the one that was stopped for it.
  if (first.status === 'rejected' || second.status === 'rejected')
    throw failed.find((error) => !isCancel(error)) ?? failed[0];
  return {
    sides: sidesWith({ reference, distorted }, fields, first.value.signatures, second.value.signatures),
    figures: [first.value.figures, second.value.figures],
  };
}

export function isCancel(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'RUN_CANCELLED';
}
