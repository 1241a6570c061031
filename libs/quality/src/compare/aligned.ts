import { align, alignAt } from '../alignment/align';
import type { Alignment, Sides } from '../alignment/alignment';
import type { ComparisonOptions } from '../comparison-documents';

/** Which frames belong together, as the request wants it to be found. */
export function aligned(sides: Sides, option: ComparisonOptions['alignment']): Alignment {
  switch (option.mode) {
    case 'auto':
      return align(sides);
    case 'none':
      return alignAt(sides, 0);
    case 'fixed':
      return alignAt(sides, option.offset_frames);
  }
}
