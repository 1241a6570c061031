import PDFDocument from 'pdfkit';
import svgToPdf from 'svg-to-pdfkit';
import { paperPalette } from '../../charts/palette';
import type { Block, ReportDocument } from '../../document/report-document';
import { kindWords } from '../../document/verdict-words';
import { drawBlock } from './blocks';
import { bold, inkOf, onPaper, paper, regular, textEnd, textWidth } from './paper';

export type Pdf = InstanceType<typeof PDFDocument>;

/** The report on A4: same order and charts as the page, text that can be searched, a number on every page. */
export async function renderPdf(document: ReportDocument): Promise<Buffer> {
  const { title, kind, subject, made_at: madeAt } = document;
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: paper.margin, left: paper.margin, right: paper.margin, bottom: 0 },
    bufferPages: true,
    lang: 'en',
    displayTitle: true,
    pdfVersion: '1.7',
    info: {
      Title: onPaper(title),
      Subject: onPaper(`Report of ${kindWords[kind]} ${document.id}`),
      Creator: 'FFprobe API',
    },
  });
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve, reject) => pdf.once('end', resolve).once('error', reject));
  pdf.font(regular).fontSize(9.5).fillColor(paperPalette.muted);
  pdf.text(`Report of ${kindWords[kind]}`, { width: textWidth });
  pdf.font(bold).fontSize(18).fillColor(paperPalette.ink).text(onPaper(title), { width: textWidth });
  if (!title.includes(subject))
    pdf.font(regular).fontSize(9.5).fillColor(paperPalette.muted).text(onPaper(subject), { width: textWidth });
  banner(pdf, document);
  for (const { heading, note, blocks } of document.sections) {
    // a heading never stands alone at the foot of a page
    if (pdf.y > textEnd - roomOf(blocks[0])) pdf.addPage();
    pdf.y += 14;
    pdf
      .font(bold)
      .fontSize(13)
      .fillColor(paperPalette.ink)
      .text(onPaper(heading), paper.margin, pdf.y, { width: textWidth });
    pdf.outline.addItem(onPaper(heading));
    if (note) pdf.font(regular).fontSize(8.5).fillColor(paperPalette.muted).text(onPaper(note), { width: textWidth });
    pdf.y += 4;
    for (const block of blocks) await drawBlock(pdf, block, svgToPdf);
  }
  footers(pdf, `${title} · made ${madeAt}`);
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
  const top = pdf.y + 10;
  pdf.y = top + 10;
  pdf.font(bold).fontSize(22).fillColor(inkOf(verdict.tone)).text(onPaper(verdict.word), left, pdf.y, { width });
  pdf
    .font(regular)
    .fontSize(11)
    .fillColor(paperPalette.ink)
    .text(onPaper(verdict.headline), left, pdf.y + 2, { width });
  pdf
    .fontSize(8.5)
    .fillColor(paperPalette.muted)
    .text(onPaper(verdict.source), left, pdf.y + 3, { width });
  const counts = verdict.counts.map(({ label, value }) => `${label} ${value}`).join('   ');
  if (counts !== '') pdf.fillColor(paperPalette.ink).text(onPaper(counts), left, pdf.y + 3, { width });
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
    const y = paper.height - paper.margin - 8;
    pdf.font(regular).fontSize(8).fillColor(paperPalette.muted);
    pdf.text(onPaper(text), paper.margin, y, { width: textWidth - 90, height: 10, ellipsis: true, lineBreak: false });
    pdf.text(`Page ${page + 1} of ${count}`, paper.width - paper.margin - 80, y, {
      width: 80,
      align: 'right',
      lineBreak: false,
    });
  }
}
