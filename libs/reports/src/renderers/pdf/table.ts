import { paperPalette } from '../../charts/palette';
import type { Cell, Table } from '../../document/report-document';
import { bold, inkOf, paper, regular, textEnd, textWidth } from './paper';
import type { Pdf } from './pdf';
import { rule } from './rule';
import { cutText } from './letters/cut-text';
import { heightOf, type Room, write } from './write';

const padding = 2.5;
const size = 7.5;
/** Of one cell, as they are drawn: what is longer is cut, and what is higher than a page is, too. */
const mostCharacters = 600;
/** Of the headings, points. */
const mostHeadHeight = 120;

/** Rows that never break across pages, under headings repeated on each. */
export function drawTable(pdf: Pdf, { columns, rows, empty }: Table): void {
  if (rows.length === 0) {
    write(pdf, { font: regular, size: 9, color: paperPalette.ink }, empty, { width: textWidth }, paper.margin);
    return;
  }
  const total = columns.reduce((sum, { weight }) => sum + weight, 0);
  const widths = columns.map(({ weight }) => (textWidth * weight) / total - 2 * padding);
  const heads = columns.map(({ label }): Cell => ({ text: label }));
  const draw = (cells: Cell[], font: string) => {
    const texts = cells.map(({ text }) => cutText(text, pdf.letters, mostCharacters));
    const most = font === bold ? mostHeadHeight : textEnd - paper.margin - mostHeadHeight - 4 * padding;
    // Measured in the font it is drawn in: bold words break where others do not.
    const penOf = (at: number) => ({
      font: cells[at]?.tone ? bold : font,
      size,
      color: font === bold ? paperPalette.muted : inkOf(cells[at]?.tone ?? 'plain'),
    });
    const heights = texts.map((text, at) => heightOf(pdf, penOf(at), text, widths[at] ?? 10));
    const height = Math.min(most, Math.max(...heights)) + 2 * padding;
    if (pdf.y + height > textEnd) {
      pdf.addPage();
      if (font === regular) draw(heads, bold);
    }
    const y = pdf.y;
    let x = paper.margin;
    texts.forEach((text, at) => {
      const width = widths[at] ?? 10;
      const align = columns[at]?.numeric ? 'right' : 'left';
      const isCut = (heights[at] ?? 0) > most;
      const room: Room = isCut ? { width, align, height: most, ellipsis: true } : { width, align };
      write(pdf, penOf(at), text, room, x + padding, y + padding);
      x += width + 2 * padding;
    });
    rule(pdf, y + height);
    pdf.y = y + height;
  };
  draw(heads, bold);
  for (const cells of rows) draw(cells, regular);
  pdf.x = paper.margin;
  pdf.y += 6;
}
