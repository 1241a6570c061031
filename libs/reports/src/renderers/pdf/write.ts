import { linesOf, type Piece } from './letters/lines';
import { isWritable, plain, spelledOut } from './letters/plain';
import { textEnd } from './paper';
import type { Pdf } from './pdf';

/** How text is written: one of the standard fonts, points, and a colour. Letters that font has not come from fonts of their own. */
export interface Pen {
  font: string;
  size: number;
  color: string;
}

export interface Room {
  width: number;
  /** What is below is cut; without it text goes on at the top of another page where it passes the foot. */
  height?: number;
  align?: 'left' | 'right';
  ellipsis?: boolean;
  /** False keeps it on one line. */
  lineBreak?: boolean;
}

/** Letters of other scripts stand higher and lower than Latin ones. */
const tallerLine = 1.3;
/** Texts: more than a row of any table has. */
const mostLaidOut = 32;

/** Writes text where it says, or below what was written last, and leaves `y` below it. */
export function write(pdf: Pdf, pen: Pen, text: string, room: Room, x = pdf.x, y = pdf.y): void {
  const shown = plain(text);
  take(pdf, pen);
  if (isWritable(shown)) {
    pdf.text(shown, x, y, room);
    return;
  }
  const high = lineHeight(pdf);
  const all = laidOut(pdf, pen, shown, room.width);
  const fitting = room.lineBreak === false ? 1 : Math.max(1, Math.floor((room.height ?? Infinity) / high));
  const lines = all.length > fitting ? cutTo(all.slice(0, fitting), room.width, measure(pdf, pen)) : all;
  const isFree = room.height === undefined && room.lineBreak !== false;
  let top = y;
  for (const line of lines) {
    if (isFree && top + high > textEnd) {
      pdf.addPage();
      take(pdf, pen);
      top = pdf.y;
    }
    const width = line.reduce((sum, piece) => sum + piece.width, 0);
    let at = x + (room.align === 'right' ? Math.max(0, room.width - width) : 0);
    const baseline = top + (high + pen.size * 0.45) / 2;
    for (const piece of line) {
      pdf.font(piece.font ?? pen.font).text(piece.text, at, baseline, { lineBreak: false, baseline: 'alphabetic' });
      at += piece.width;
    }
    top += high;
  }
  pdf.x = x;
  pdf.y = top;
  pdf.font(pen.font);
}

/** Of text in a column, points. */
export function heightOf(pdf: Pdf, pen: Pen, text: string, width: number): number {
  const shown = plain(text);
  take(pdf, pen);
  if (isWritable(shown)) return pdf.heightOfString(shown, { width });
  return laidOut(pdf, pen, shown, width).length * lineHeight(pdf);
}

/** Of a chart's SVG: its letters are of one font, so others are spelled out. */
export const chartText = (text: string): string => spelledOut(plain(text));

function take(pdf: Pdf, { font, size, color }: Pen): void {
  pdf.font(font).fontSize(size).fillColor(color);
}

/** What was measured is written soon after, and what stands on each page is the same on all. */
function laidOut(pdf: Pdf, pen: Pen, shown: string, width: number): Piece[][] {
  const key = JSON.stringify([pen.font, pen.size, width, shown]);
  const known = pdf.laidOut.get(key);
  if (known) return known;
  const lines = linesOf(shown, pdf.letters, measure(pdf, pen), width);
  const [oldest] = pdf.laidOut.keys();
  if (pdf.laidOut.size >= mostLaidOut && oldest !== undefined) pdf.laidOut.delete(oldest);
  pdf.laidOut.set(key, lines);
  return lines;
}

const lineHeight = (pdf: Pdf): number => pdf.currentLineHeight(true) * tallerLine;

function measure(pdf: Pdf, pen: Pen): (text: string, font: string | null) => number {
  return (text, font) => {
    const width = pdf.font(font ?? pen.font).widthOfString(text);
    pdf.font(pen.font);
    return width;
  };
}

function cutTo(lines: Piece[][], width: number, measured: (text: string, font: string | null) => number): Piece[][] {
  const end: Piece = { text: '…', font: null, width: measured('…', null) };
  const last = [...(lines.at(-1) ?? [])];
  while (last.length > 0 && last.reduce((sum, piece) => sum + piece.width, end.width) > width) last.pop();
  return [...lines.slice(0, -1), [...last, end]];
}
