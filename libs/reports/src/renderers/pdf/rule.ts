import { paperPalette } from '../../charts/palette';
import { paper, textWidth } from './paper';
import type { Pdf } from './pdf';

/** A thin line across the text. */
export function rule(pdf: Pdf, y: number): void {
  pdf
    .moveTo(paper.margin, y)
    .lineTo(paper.margin + textWidth, y)
    .lineWidth(0.4)
    .stroke(paperPalette.rule);
}
