import type { Chart } from '../charts/chart';
import type { Block, ReportDocument } from '../document/report-document';
import { number } from '../document/say';
import { kindWords } from '../document/verdict-words';
import { summaryOf } from '../charts/summary';
import { escapeMarkdown } from './escape';

/** The report as GitHub-flavoured Markdown; charts are said in figures. */
export function renderMarkdown(document: ReportDocument): string {
  const { title, subject, verdict, sections, made_at: madeAt } = document;
  const counts = verdict.counts.map(({ label, value }) => `${label} ${number(value)}`).join(', ');
  return [
    `# ${escapeMarkdown(title)}`,
    `**${escapeMarkdown(verdict.word)}** ${escapeMarkdown(verdict.headline)}`,
    escapeMarkdown(verdict.source),
    ...(counts === '' ? [] : [escapeMarkdown(counts)]),
    `Report of ${kindWords[document.kind]}: ${escapeMarkdown(subject)}, made ${escapeMarkdown(madeAt)}`,
    ...sections.flatMap(({ heading, note, blocks }) => [
      `## ${escapeMarkdown(heading)}`,
      ...(note ? [`*${escapeMarkdown(note)}*`] : []),
      ...blocks.map(block),
    ]),
    '',
  ]
    .filter((part, at, parts) => part !== '' || at === parts.length - 1)
    .join('\n\n');
}

function block(shown: Block): string {
  switch (shown.kind) {
    case 'facts':
      return table(
        ['What', 'Value', 'Source'],
        shown.facts.map(({ label, value, source = '' }) => [label, value, source]),
      );
    case 'table': {
      const { columns, rows, empty } = shown.table;
      if (rows.length === 0) return escapeMarkdown(empty);
      return table(
        columns.map(({ label }) => label),
        rows.map((cells) => cells.map(({ text }) => text)),
      );
    }
    case 'chart':
      return chartLines(shown.chart);
    case 'pictures':
    case 'frames':
      return '';
  }
}

function chartLines(chart: Chart): string {
  const unit = chart.kind === 'lines' ? `, ${chart.unit}` : '';
  const lines = summaryOf(chart).map((line) => `- ${escapeMarkdown(line)}`);
  return [`### ${escapeMarkdown(`${chart.title}${unit}`)}`, lines.join('\n'), `*${escapeMarkdown(chart.source)}*`].join(
    '\n\n',
  );
}

function table(columns: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  return [line(columns), `|${columns.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
