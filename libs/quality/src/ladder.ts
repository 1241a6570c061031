import type { Ffmpeg } from '@app/ffmpeg';
import { Together } from './compare/together';
import type { Measurer } from './compare/measure';
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
  ) {
    this.together = new Together(ffmpeg);
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

/** Bytes of a picture's luma at 1080p and 8 bits. */
const fullHd = 1920 * 1088;

/**
 * How many pairs are measured in one run at most: four took 670 MB at 1080p, three 1.95 GB at 2160p, of the 1 and 3 GB they may.
 * With more than 8 bits a picture takes twice as much.
 */
export function mostTogether({ video: { width, height, bit_depth: bits } }: OpenSide, limit: number): number {
  if (width === null || height === null) return 1;
  const bytes = width * height * ((bits ?? 8) > 8 ? 2 : 1);
  const most = bytes <= fullHd ? 4 : bytes <= 4 * fullHd ? 3 : 1;
  return Math.min(most, limit);
}
