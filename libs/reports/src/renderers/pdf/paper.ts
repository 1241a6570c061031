import { paperPalette } from '../../charts/palette';
import type { Tone } from '../../document/report-document';
import { visibleText } from '../escape';

/** A4 in points, and what is left free around the text. */
export const paper = { width: 595.28, height: 841.89, margin: 42, foot: 40 } as const;
export const textWidth = paper.width - 2 * paper.margin;
/** Last line a block may reach. */
export const textEnd = paper.height - paper.margin - paper.foot;

export const regular = 'Helvetica';
export const bold = 'Helvetica-Bold';

const beyondLatin: Record<string, string> = { '≥': '>=', '≤': '<=', '−': '-', '→': '->', '\u202f': ' ', '\u2009': ' ' };
const writable = /^[\u0009\u000a\u0020-\u007e\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]$/;

/** Text in what the standard fonts can write (Windows-1252); other characters are given by their code point, so that none is lost. */
export function onPaper(text: string): string {
  return Array.from(visibleText(text.normalize('NFC')), (mark) => {
    if (writable.test(mark)) return mark;
    return beyondLatin[mark] ?? `[U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
  }).join('');
}

export function inkOf(tone: Tone): string {
  return tone === 'plain' ? paperPalette.ink : paperPalette.tones[tone];
}
