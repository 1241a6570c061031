import type { Chart, LineChart } from '../../charts/chart';
import { drawLanes } from '../../charts/draw-lanes';
import { drawLines } from '../../charts/draw-lines';
import { pagePalette } from '../../charts/palette';
import { summaryOf } from '../../charts/summary';
import type { Block, Cell, Column, Fact, FramePair, Picture, Table } from '../../document/report-document';
import { escapeMarkup as escape } from '../escape';

/** A part of a section as HTML. Everything in it is text that was escaped, or a drawing of our own. */
export async function blockHtml(block: Block): Promise<string> {
  switch (block.kind) {
    case 'facts':
      return `<dl class="facts">${block.facts.map(fact).join('')}</dl>`;
    case 'table':
      return table(block.table);
    case 'chart':
      return chart(block.chart);
    case 'frames':
      return block.frames.map(frame).join('');
    case 'pictures':
      return `<ul class="pictures">${block.pictures.map(picture).join('')}</ul>`;
  }
}

function fact({ label, value, source }: Fact): string {
  return `<div><dt>${escape(label)}</dt><dd>${escape(value)}${source ? `<small>${escape(source)}</small>` : ''}</dd></div>`;
}

function picture({ png, caption }: Picture): string {
  const text = escape(caption);
  return `<li><img alt="${text}" src="data:image/png;base64,${png.toString('base64')}"><span>${text}</span></li>`;
}

const views = { side: 'Side by side', slider: 'Slider', difference: 'Difference' };

function frame({ caption, ...sides }: FramePair, at: number): string {
  const name = escape(caption);
  const side = (which: 'reference' | 'distorted' | 'difference', shown: string) =>
    `<div class="${which}"><img alt="${shown}: ${name}" src="data:image/jpeg;base64,${sides[which].toString('base64')}"><span>${shown}</span></div>`;
  const choices = Object.entries(views).map(
    ([view, label]) =>
      `<label><input type="radio" name="view-${at}" value="${view}"${view === 'side' ? ' checked' : ''}>${label}</label>`,
  );
  return `<figure data-view="side"><h3>${name}</h3><fieldset class="views"><legend>View of frame</legend>${choices.join('')}</fieldset><div class="sides">${side('reference', 'Reference')}${side('distorted', 'Distorted')}${side('difference', 'Difference, four times as strong')}</div><label class="divider">Divider<input type="range" min="0" max="100" value="50"></label></figure>`;
}

async function chart(shown: Chart): Promise<string> {
  const drawing = shown.kind === 'lines' ? await drawLines(shown, pagePalette) : drawLanes(shown, pagePalette);
  const name = escape(`${shown.title}${shown.kind === 'lines' ? `, ${shown.unit}` : ''}`);
  const summary = escape(summaryOf(shown).join('. '));
  const svg = drawing.replace('<svg ', '<svg aria-hidden="true" focusable="false" ');
  const data = shown.kind === 'lines' ? ` data-chart="${shown.id}"` : ' data-lanes';
  const keys = ` Arrow keys read ${shown.kind === 'lines' ? 'values' : 'what was seen'}.`;
  const readout = '<output class="readout" aria-live="polite"></output>';
  const legend = shown.kind === 'lines' && shown.lines.length > 1 ? legendOf(shown) : '';
  return `<figure${data}><h3>${name}</h3>${legend}<div class="plot" tabindex="0" role="group" aria-label="Chart: ${name}.${keys}">${svg}${readout}</div><figcaption>${summary}. Source: ${escape(shown.source)}.</figcaption></figure>`;
}

function legendOf({ lines }: LineChart): string {
  return `<ul class="legend">${lines.map(({ name }, at) => `<li class="l${(at % pagePalette.lines.length) + 1}">${escape(name)}</li>`).join('')}</ul>`;
}

function table({ caption, columns, rows, filterBy, empty }: Table): string {
  if (rows.length === 0) return `<p>${escape(empty)}</p>`;
  const live = filterBy !== undefined;
  const head = columns.map(({ label, numeric }) => {
    const text = live ? `<button type="button">${escape(label)}</button>` : escape(label);
    return `<th scope="col"${numeric ? ' class="n"' : ''}>${text}</th>`;
  });
  const all = columns.reduce((sum, { weight }) => sum + weight, 0);
  const widths = columns.map(({ weight }) => `<col width="${Math.round((weight / all) * 100)}%">`);
  const body = rows.map((cells) => `<tr>${cells.map((value, at) => cell(value, columns[at])).join('')}</tr>`);
  const drawn = `<div class="scroll" tabindex="0" role="group" aria-label="${escape(caption)}"><table${columns.length > 5 ? ' class="wide"' : ''}><caption>${escape(caption)}</caption><colgroup>${widths.join('')}</colgroup><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
  if (!live) return drawn;
  const values = [...new Set(rows.map((cells) => cells[filterBy]?.text ?? ''))].sort();
  const label = columns[filterBy]?.label ?? '';
  const options = values.map((value) => `<option value="${escape(value)}">${escape(value)}</option>`);
  return `<div data-table="${filterBy}"><div class="tools"><label>Search<input type="search"></label><label>${escape(label)}<select><option value="">all</option>${options.join('')}</select></label><output aria-live="polite"></output></div>${drawn}</div>`;
}

/** What is not broken into lines, characters. */
const shortText = 14;

function cell({ text, tone, order }: Cell, column: Column | undefined): string {
  const names = [...(column?.numeric ? ['n'] : []), ...(tone ? ['t', tone] : [])];
  // a number stays with its unit
  const said = column?.numeric && text.length <= shortText ? text.replaceAll(' ', '\u00a0') : text;
  return `<td${names.length > 0 ? ` class="${names.join(' ')}"` : ''}${order === undefined ? '' : ` data-order="${Number.isFinite(order) ? order : -1e308}"`}>${escape(said)}</td>`;
}
