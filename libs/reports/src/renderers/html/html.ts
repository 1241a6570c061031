import { createHash } from 'node:crypto';
import type { LineChart } from '../../charts/chart';
import { frameOf } from '../../charts/frame';
import { pagePalette } from '../../charts/palette';
import type { Block, ReportDocument } from '../../document/report-document';
import { kindWords } from '../../document/verdict-words';
import { escapeMarkup as escape, jsonForPage } from '../escape';
import { blockHtml } from './blocks';
import { pageScript } from './page-script';
import { pageStyle } from './page-style';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What a page may do: its own style and script by their hashes, pictures it carries; it can reach, send and frame nothing. */
export const pagePolicy = `default-src 'none'; style-src ${hash(pageStyle)}; script-src ${hash(pageScript)}; img-src data:; base-uri 'none'; form-action 'none'`;

/** One file that needs nothing else: it works from disk, and says everything in text as well. */
export async function renderHtml(document: ReportDocument): Promise<string> {
  const { title, kind, subject, verdict, sections, made_at: madeAt } = document;
  const parts: string[] = [];
  for (const { id, heading, note, blocks } of sections) {
    const inside = await Promise.all(blocks.map(blockHtml));
    parts.push(
      `<section aria-labelledby="${id}"><h2 id="${id}">${escape(heading)}</h2>${note ? `<p class="note">${escape(note)}</p>` : ''}${inside.join('')}</section>`,
    );
  }
  const counts = verdict.counts.map(
    ({ label, value, tone }) => `<li class="${tone}"><b>${value}</b>${escape(label)}</li>`,
  );
  const links = sections.map(({ id, heading }) => `<li><a href="#${id}">${escape(heading)}</a></li>`);
  const charts = sections.flatMap(({ blocks }) => blocks).flatMap(lineCharts);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${pagePolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark">
<title>${escape(`${verdict.word}: ${title}`)}</title><style>${pageStyle}</style></head>
<body><header><p class="kind">Report of ${kindWords[kind]}</p><h1>${escape(title)}</h1>${title.includes(subject) ? '' : `<p class="kind">${escape(subject)}</p>`}
<div class="verdict ${verdict.tone}"><strong>${escape(verdict.word)}</strong><p>${escape(verdict.headline)}</p><p class="source">${escape(verdict.source)}</p>${counts.length > 0 ? `<ul class="counts">${counts.join('')}</ul>` : ''}</div></header>
<nav aria-label="Sections"><ul>${links.join('')}</ul></nav>
<main>${parts.join('')}</main>
<footer><p>Made ${escape(madeAt)} by FFprobe API from stored results: ${escape(document.id)}.</p></footer>
<script type="application/json" id="charts">${jsonForPage(Object.fromEntries(charts.map((chart) => [chart.id, chartData(chart)])))}</script>
<script>${pageScript}</script></body></html>
`;
}

function lineCharts(block: Block): LineChart[] {
  return block.kind === 'chart' && block.chart.kind === 'lines' ? [block.chart] : [];
}

/** What the page's script needs to say values. */
function chartData(chart: LineChart) {
  const { axis, unit, lines } = chart;
  const { start = 0, end } = axis;
  return { frame: frameOf(chart, pagePalette), axis, start, end: end > start ? end : start + 1, unit, lines };
}
