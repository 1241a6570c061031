import { paperPalette } from '../../charts/palette';
import type { Cell, Table } from '../../document/report-document';
import { bold, inkOf, onPaper, paper, regular, textEnd, textWidth } from './paper';
import type { Pdf } from './pdf';
import { rule } from './rule';

const padding = 2.5;
const size = 7.5;
/** Of one cell: what is longer is cut, for a row has to fit on a page. */
const mostCharacters = 600;

/** Rows that never break across pages, under headings repeated on each. */
export function drawTable(pdf: Pdf, { columns, rows, empty }: Table): void {
  if (rows.length === 0) {
    pdf
      .font(regular)
      .fontSize(9)
      .fillColor(paperPalette.ink)
      .text(onPaper(empty), paper.margin, pdf.y, { width: textWidth });
    return;
  }
  const total = columns.reduce((sum, { weight }) => sum + weight, 0);
  const widths = columns.map(({ weight }) => (textWidth * weight) / total - 2 * padding);
  const heads = columns.map(({ label }): Cell => ({ text: label }));
  const draw = (cells: Cell[], font: string) => {
    const texts = cells.map(({ text }) =>
      onPaper(text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text),
    );
    const fontOf = (at: number) => (cells[at]?.tone ? bold : font);
    const heights = texts.map((text, at) => {
      // In the font it is drawn in: bold words break where others do not.
      pdf.font(fontOf(at)).fontSize(size);
      return pdf.heightOfString(text, { width: widths[at] ?? 10 });
    });
    const height = Math.max(...heights) + 2 * padding;
    if (pdf.y + height > textEnd) {
      pdf.addPage();
      if (font === regular) draw(heads, bold);
    }
    const y = pdf.y;
    let x = paper.margin;
    texts.forEach((text, at) => {
      const width = widths[at] ?? 10;
      const tone = cells[at]?.tone;
      pdf
        .font(fontOf(at))
        .fontSize(size)
        .fillColor(font === bold ? paperPalette.muted : inkOf(tone ?? 'plain'));
      pdf.text(text, x + padding, y + padding, { width, align: columns[at]?.numeric ? 'right' : 'left' });
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
