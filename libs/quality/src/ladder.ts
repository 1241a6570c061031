import type { Ffmpeg } from '@app/ffmpeg';
import { Together } from './compare/together';
import type { Measurer } from './compare/measure';
import { canBeTogether, type MemoryBudget, pictureBytes } from './compare/run-memory';
import type { MetricName } from './metrics/metric';
import { metricNamed } from './metrics/registry';
import type { OpenSide } from './open-side';
import type { SharedSide } from './shared-side';

/** A rung's place among those of one reference. */
export interface Rung {
  reference: OpenSide;
  measure: Measurer;
  /** Safe to call twice. */
  leave(): void;
}

/** Comparisons with one reference that are measured together: it is opened once, and decoded once a run. */
export class Ladder {
  private readonly together: Together;

  constructor(
    ffmpeg: Ffmpeg,
    private readonly reference: SharedSide,
    memory: MemoryBudget,
  ) {
    this.together = new Together(ffmpeg, undefined, memory);
  }

  /** Null once all others have left: the reference is closed then. */
  enter(): Rung | null {
    const reference = this.reference.enter();
    if (!reference) return null;
    const member = this.together.enter();
    const leave = () => {
      member.leave();
      reference.leave();
    };
    return { reference: reference.side, measure: member.measure, leave };
  }
}

/**
 * How many pairs are measured in one run at most, as far as the reference tells: rungs like itself. Those that turn out to be larger are
 * measured in more runs than one.
 */
export function mostTogether(
  { video }: OpenSide,
  metrics: readonly MetricName[],
  { limit, memory }: { limit: number; memory: MemoryBudget },
): number {
  const picture = pictureBytes(video);
  if (picture === null) return 1;
  const pictures = { reference: picture, distorted: picture, compared: picture };
  const rung = { pictures, bits: video.bit_depth ?? 8, metrics: metrics.map(metricNamed), frames: video.frame_count };
  let most = 1;
  while (
    most < limit &&
    canBeTogether(
      Array.from({ length: most + 1 }, () => rung),
      memory,
    )
  )
    most += 1;
  return most;
}
