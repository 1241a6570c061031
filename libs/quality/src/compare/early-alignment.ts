import type { VideoStream } from '@app/ffmpeg';
import type { Alignment, Sides } from '../alignment/alignment';
import type { BothSides } from '../open-side';
import type { FieldMatch } from './match-fields';

/** Of longer films it is nothing beside measuring them, and the run's pipes would be held up for longer. */
const mostFrames = 1500;

/** How many pictures of each side are compared; null where it is not told ahead. */
export function expectedPictures(
  { reference, distorted }: BothSides<{ video: VideoStream }>,
  fields: FieldMatch,
): BothSides<number | null> {
  const pictures = (side: 'reference' | 'distorted', { frame_count: frames }: VideoStream) =>
    frames !== null && fields[side]?.pictures === 'field' ? 2 * frames : frames;
  return { reference: pictures('reference', reference.video), distorted: pictures('distorted', distorted.video) };
}

/**
 * Aligns as soon as the pictures of both sides are there, while the run still measures its last frames. What counts is said of all pictures: where
 * more came than were expected, it is said anew.
 */
export class EarlyAlignment {
  private found: (BothSides<number> & { alignment: Alignment }) | null = null;

  /** @param align of all that is there. @param expected pictures of each side; nothing is aligned early where one is not known */
  constructor(
    readonly sides: Sides,
    private readonly expected: BothSides<number | null>,
    private readonly align: (sides: Sides) => Alignment,
  ) {}

  /** Told after each picture. */
  taken(): void {
    if (this.found !== null || !this.isAllThere()) return;
    try {
      this.alignment();
    } catch {
      // Said at the end, to the comparison whose pictures these are; the run may be that of others, too.
    }
  }

  alignment(): Alignment {
    const [reference, distorted] = [this.sides.reference.seen, this.sides.distorted.seen];
    if (this.found?.reference !== reference || this.found.distorted !== distorted)
      this.found = { reference, distorted, alignment: this.align(this.sides) };
    return this.found.alignment;
  }

  private isAllThere(): boolean {
    return (['reference', 'distorted'] as const).every((side) => {
      const expected = this.expected[side];
      return expected !== null && expected <= mostFrames && this.sides[side].seen >= expected;
    });
  }
}
