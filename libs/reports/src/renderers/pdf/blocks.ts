import type svgToPdf from 'svg-to-pdfkit';
import type { Chart } from '../../charts/chart';
import { drawLanes } from '../../charts/draw-lanes';
import { drawLines } from '../../charts/draw-lines';
import { paperPalette } from '../../charts/palette';
import { summaryOf } from '../../charts/summary';
import type { Block, Fact, FramePair, Picture } from '../../document/report-document';
import { bold, paper, regular, textEnd, textWidth } from './paper';
import type { Pdf } from './pdf';
import { rule } from './rule';
import { drawTable } from './table';
import { chartText, heightOf, write } from './write';

type DrawSvg = typeof svgToPdf;

export async function drawBlock(pdf: Pdf, block: Block, drawSvg: DrawSvg): Promise<void> {
  switch (block.kind) {
    case 'facts':
      return facts(pdf, block.facts);
    case 'table':
      return drawTable(pdf, block.table);
    case 'chart':
      return chart(pdf, block.chart, drawSvg);
    case 'frames':
      return block.frames.forEach((frame) => frameSides(pdf, frame));
    case 'pictures':
      return pictures(pdf, block.pictures);
  }
}

const labelWidth = 150;

function facts(pdf: Pdf, shown: Fact[]): void {
  const width = textWidth - labelWidth;
  const ink = { font: regular, size: 9, color: paperPalette.ink };
  const quiet = { ...ink, color: paperPalette.muted };
  for (const { label, value, source } of shown) {
    const text = source ? `${value} (${source})` : value;
    const height = Math.max(heightOf(pdf, ink, text, width), heightOf(pdf, quiet, label, labelWidth - 10)) + 5;
    if (pdf.y + height > textEnd) pdf.addPage();
    const y = pdf.y;
    const { count } = pdf.bufferedPageRange();
    const labelRoom = { width: labelWidth - 10, height: textEnd - y - 2, ellipsis: true };
    write(pdf, quiet, label, labelRoom, paper.margin, y + 2);
    write(pdf, ink, text, { width }, paper.margin + labelWidth, y + 2);
    // what is longer than a page ends on another one
    if (pdf.bufferedPageRange().count === count) pdf.y = y + height;
    else pdf.y += 3;
    rule(pdf, pdf.y);
  }
  pdf.x = paper.margin;
}

async function chart(pdf: Pdf, shown: Chart, drawSvg: DrawSvg): Promise<void> {
  const svg = shown.kind === 'lines' ? await drawLines(shown, paperPalette) : drawLanes(shown, paperPalette);
  const [, wide = '1', high = '1'] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  const height = (textWidth * Number(high)) / Number(wide);
  if (pdf.y + height + 50 > textEnd) pdf.addPage();
  const unit = shown.kind === 'lines' ? `, ${shown.unit}` : '';
  const title = { font: bold, size: 10, color: paperPalette.ink };
  write(pdf, title, `${shown.title}${unit}`, { width: textWidth }, paper.margin, pdf.y + 4);
  const y = pdf.y + 2;
  drawSvg(pdf, drawable(svg), paper.margin, y, { width: textWidth, height, fontCallback: () => regular });
  pdf.y = y + height + 2;
  const summary = `${summaryOf(shown).join('. ')}. Source: ${shown.source}.`;
  write(pdf, { font: regular, size: 8, color: paperPalette.muted }, summary, { width: textWidth }, paper.margin);
  pdf.y += 6;
}

/** Sized by where it stands; what the standard fonts can't write is written as code points; titles are for pointers. */
function drawable(svg: string): string {
  return svg
    .replace(/^<svg[^>]*>/, (root) => root.replace(/ (?:width|height)="[^"]*"/g, ''))
    .replace(/<title>[^<]*<\/title>/g, '')
    .replace(/>([^<]+)</g, (_whole, text: string) => `>${chartText(text)}<`);
}

const columns = 3;
const gap = 10;
const columnWidth = (textWidth - gap * (columns - 1)) / columns;
const columnHeight = (columnWidth * 9) / 16;

function pictures(pdf: Pdf, shown: Picture[]): void {
  for (let at = 0; at < shown.length; at += columns)
    pictureRow(
      pdf,
      shown.slice(at, at + columns).map(({ png, caption }) => [png, caption]),
    );
}

/** A row of its own: both sides and their difference. */
function frameSides(pdf: Pdf, { caption, reference, distorted, difference }: FramePair): void {
  if (pdf.y + columnHeight + 44 > textEnd) pdf.addPage();
  write(pdf, { font: bold, size: 9, color: paperPalette.ink }, caption, { width: textWidth }, paper.margin, pdf.y + 2);
  pictureRow(pdf, [
    [reference, 'Reference'],
    [distorted, 'Distorted'],
    [difference, 'Difference, four times as strong'],
  ]);
}

function pictureRow(pdf: Pdf, row: [Buffer, string][]): void {
  if (pdf.y + columnHeight + 26 > textEnd) pdf.addPage();
  const y = pdf.y + 4;
  row.forEach(([picture, caption], column) => {
    const x = paper.margin + column * (columnWidth + gap);
    pdf.image(picture, x, y, { fit: [columnWidth, columnHeight], align: 'center', valign: 'center' });
    const pen = { font: regular, size: 7.5, color: paperPalette.muted };
    write(pdf, pen, caption, { width: columnWidth, height: 18, ellipsis: true }, x, y + columnHeight + 2);
  });
  pdf.y = y + columnHeight + 22;
  pdf.x = paper.margin;
}
