import { stripVTControlCharacters } from 'node:util';
import { paint } from './words';

const labelWidth = 15;
const margin = 2;
/** Narrower than this a column of words is harder to read than lines the terminal breaks by itself. */
const narrowest = 40;

/** Columns left on a line of which some are taken; in a pipe a line is as long as it needs. */
export function roomAfter(taken: number): number {
  return process.stdout.isTTY ? Math.max(process.stdout.columns - taken, narrowest) : Infinity;
}

/**
 * A labelled line. On a terminal too narrow for it, it goes on below its own beginning; in pipes a row stays one line.
 * @param hang columns of a first word that the following lines keep clear of
 */
export function row(label: string, text: string, hang = 0): string {
  const indent = margin + labelWidth + hang;
  const room = process.stdout.isTTY ? process.stdout.columns - indent : Infinity;
  const [first = '', ...rest] = room < narrowest ? [text] : broken(text, room, hang);
  const below = rest.map((line) => `\n${' '.repeat(indent)}${line}`);
  return `${' '.repeat(margin)}${paint('gray', label.padEnd(labelWidth))}${first}${below.join('')}`;
}

/** Breaks at spaces. The first line has the hanging columns besides. */
function broken(text: string, room: number, hang: number): string[] {
  const lines: string[] = [];
  let line: string | null = null;
  for (const word of text.split(' ')) {
    const longer: string = line === null ? word : `${line} ${word}`;
    const width = lines.length === 0 ? room + hang : room;
    if (line !== null && stripVTControlCharacters(longer).length > width) {
      lines.push(line.trimEnd());
      line = word;
    } else line = longer;
  }
  return [...lines, line ?? ''];
}
