import PDFDocument from 'pdfkit';
import svgToPdf from 'svg-to-pdfkit';
import { paperPalette } from '../../charts/palette';
import type { Block, ReportDocument } from '../../document/report-document';
import { kindWords } from '../../document/verdict-words';
import { drawBlock } from './blocks';
import { cutText } from './letters/cut-text';
import { Letters } from './letters/letters';
import type { Piece } from './letters/lines';
import { plain } from './letters/plain';
import { textsIn } from './letters/texts-in';
import { bold, inkOf, paper, regular, textEnd, textWidth } from './paper';
import { type Room, write } from './write';

export interface Lettering {
  letters: Letters;
  /** Lines of what was measured or written last, by text and pen. */
  laidOut: Map<string, Piece[][]>;
}

export type Pdf = InstanceType<typeof PDFDocument> & Lettering;

/** Of a title, characters as they are drawn; of a footer, which has one line. */
const mostOf = { title: 300, subject: 1_000, footer: 200 } as const;

/** The report on A4: same order and charts as the page, text that can be searched, a number on every page. */
export async function renderPdf(document: ReportDocument): Promise<Buffer> {
  const { title, kind, subject, made_at: madeAt } = document;
  const made = new PDFDocument({
    size: 'A4',
    margins: { top: paper.margin, left: paper.margin, right: paper.margin, bottom: paper.height - textEnd },
    bufferPages: true,
    lang: 'en',
    displayTitle: true,
    pdfVersion: '1.7',
    info: {
      Title: plain(title),
      Subject: plain(`Report of ${kindWords[kind]} ${document.id}`),
      Creator: 'FFprobe API',
    },
  });
  const pdf: Pdf = Object.assign(made, { letters: await Letters.for(textsIn(document)), laidOut: new Map() });
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve, reject) => pdf.once('end', resolve).once('error', reject));
  for (const { name, font } of pdf.letters.fonts) pdf.registerFont(name, font as unknown as Buffer);
  const quiet = { font: regular, size: 9.5, color: paperPalette.muted };
  write(pdf, quiet, `Report of ${kindWords[kind]}`, { width: textWidth });
  const shownTitle = cutText(title, pdf.letters, mostOf.title);
  write(pdf, { font: bold, size: 18, color: paperPalette.ink }, shownTitle, { width: textWidth });
  if (!title.includes(subject)) write(pdf, quiet, cutText(subject, pdf.letters, mostOf.subject), { width: textWidth });
  banner(pdf, document);
  for (const { heading, note, blocks } of document.sections) {
    // a heading never stands alone at the foot of a page
    if (pdf.y > textEnd - roomOf(blocks[0])) pdf.addPage();
    pdf.y += 14;
    write(pdf, { font: bold, size: 13, color: paperPalette.ink }, heading, { width: textWidth }, paper.margin);
    pdf.outline.addItem(plain(heading));
    if (note) write(pdf, { ...quiet, size: 8.5 }, note, { width: textWidth });
    pdf.y += 4;
    for (const block of blocks) await drawBlock(pdf, block, svgToPdf);
  }
  footers(pdf, `${cutText(title, pdf.letters, mostOf.footer)} · made ${madeAt}`);
  pdf.end();
  await ended;
  return Buffer.concat(parts);
}

/** Of a heading with the first thing under it, points. */
function roomOf(block: Block | undefined): number {
  return block?.kind === 'chart' ? 250 : block?.kind === 'frames' || block?.kind === 'pictures' ? 210 : 90;
}

function banner(pdf: Pdf, { verdict }: ReportDocument): void {
  const left = paper.margin + 16;
  const width = textWidth - 28;
  if (pdf.y > textEnd - 150) pdf.addPage();
  const top = pdf.y + 10;
  const ink = { font: regular, size: 11, color: paperPalette.ink };
  write(pdf, { font: bold, size: 22, color: inkOf(verdict.tone) }, verdict.word, { width }, left, top + 10);
  write(pdf, ink, verdict.headline, { width }, left, pdf.y + 2);
  write(pdf, { ...ink, size: 8.5, color: paperPalette.muted }, verdict.source, { width }, left, pdf.y + 3);
  const counts = verdict.counts.map(({ label, value }) => `${label} ${value}`).join('   ');
  if (counts !== '') write(pdf, { ...ink, size: 8.5 }, counts, { width }, left, pdf.y + 3);
  const height = pdf.y - top + 8;
  pdf.roundedRect(paper.margin, top, textWidth, height, 4).lineWidth(0.7).stroke(paperPalette.rule);
  pdf.rect(paper.margin, top, 5, height).fill(inkOf(verdict.tone));
  pdf.x = paper.margin;
  pdf.y = top + height;
}

function footers(pdf: Pdf, text: string): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(start + page);
    pdf.page.margins.bottom = 0;
    const y = paper.height - paper.margin - 8;
    const pen = { font: regular, size: 8, color: paperPalette.muted };
    write(pdf, pen, text, { width: textWidth - 90, height: 10, ellipsis: true, lineBreak: false }, paper.margin, y);
    const number: Room = { width: 80, align: 'right', lineBreak: false };
    write(pdf, pen, `Page ${page + 1} of ${count}`, number, paper.width - paper.margin - 80, y);
  }
}
