import { paperPalette } from '../../charts/palette';
import type { Tone } from '../../document/report-document';

/** A4 in points, and what is left free around the text. */
export const paper = { width: 595.28, height: 841.89, margin: 42, foot: 40 } as const;
export const textWidth = paper.width - 2 * paper.margin;
/** Last line a block may reach. */
export const textEnd = paper.height - paper.margin - paper.foot;

export const regular = 'Helvetica';
export const bold = 'Helvetica-Bold';

export function inkOf(tone: Tone): string {
  return tone === 'plain' ? paperPalette.ink : paperPalette.tones[tone];
}
