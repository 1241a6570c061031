import { visibleText } from '../../escape';

const spelled: Record<string, string> = { '≥': '>=', '≤': '<=', '−': '-', '→': '->', '\u202f': ' ', '\u2009': ' ' };
const standard = /^[\u0009\u000a\u0020-\u007e\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/;

/** Text without marks that act unseen, and with what can be said in plain characters said so. */
export function plain(text: string): string {
  return visibleText(text.normalize('NFC')).replace(/[≥≤−→\u202f\u2009]/g, (mark) => spelled[mark] ?? mark);
}

/** Whether the standard fonts of PDF write all of it (Windows-1252). */
export const isWritable = (text: string): boolean => standard.test(text);

/** Plain text in what the standard fonts write; other characters are given by their code point, so that none is lost. */
export function spelledOut(text: string): string {
  if (isWritable(text)) return text;
  return Array.from(text, (mark) =>
    isWritable(mark) ? mark : `[U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  ).join('');
}
