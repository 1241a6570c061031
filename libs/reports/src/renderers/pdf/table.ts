import { paperPalette } from '../../charts/palette';
import type { Cell, Table } from '../../document/report-document';
import { bold, inkOf, paper, regular, textEnd, textWidth } from './paper';
import type { Pdf } from './pdf';
import { rule } from './rule';
import { heightOf, write } from './write';

const padding = 2.5;
const size = 7.5;
/** Of one cell: what is longer is cut, for a row has to fit on a page. */
const mostCharacters = 600;

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
    const texts = cells.map(({ text }) => (text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text));
    // Measured in the font it is drawn in: bold words break where others do not.
    const penOf = (at: number) => ({
      font: cells[at]?.tone ? bold : font,
      size,
      color: font === bold ? paperPalette.muted : inkOf(cells[at]?.tone ?? 'plain'),
    });
    const heights = texts.map((text, at) => heightOf(pdf, penOf(at), text, widths[at] ?? 10));
    const height = Math.max(...heights) + 2 * padding;
    if (pdf.y + height > textEnd) {
      pdf.addPage();
      if (font === regular) draw(heads, bold);
    }
    const y = pdf.y;
    let x = paper.margin;
    texts.forEach((text, at) => {
      const width = widths[at] ?? 10;
      const align = columns[at]?.numeric ? 'right' : 'left';
      write(pdf, penOf(at), text, { width, align }, x + padding, y + padding);
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
