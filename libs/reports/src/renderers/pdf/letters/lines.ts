import { clustersIn } from './clusters';
import { asSeen, levelsOf, mirrored } from './directions';
import { drawn, type Letters } from './letters';
import { spelledOut } from './plain';

/** Text in one font. */
export interface Piece {
  text: string;
  /** Name of the cut font; null for the standard one. */
  font: string | null;
  width: number;
}

/** One character as a reader takes it. */
interface Sign {
  cluster: string;
  text: string;
  font: string | null;
  level: number;
}

/** What stays together on a line. */
interface Word {
  signs: Sign[];
  width: number;
  isSpace: boolean;
  isBreak: boolean;
}

/** Signs of one font in one direction. */
interface Run {
  signs: Sign[];
  font: string | null;
  level: number;
}

export type Measure = (text: string, font: string | null) => number;

/** Between these a line may break without a space, after the slashes of a path too. */
const breaksAnywhere =
  /^[/\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u;
/** The layout of a font turns these round by itself, Arabic digits too, though numbers run to the right. */
const turnsItself = /[\p{Script=Arabic}\p{Script=Hebrew}\u0660-\u0669\u06f0-\u06f9]/u;

/** Lines no wider than that, as they are seen from left to right. */
export function linesOf(text: string, letters: Letters, measure: Measure, width: number): Piece[][] {
  const lines: Word[][] = [[]];
  let left = width;
  const start = () => {
    lines.push([]);
    left = width;
  };
  for (const word of wordsOf(text, letters, measure)) {
    if (word.isBreak) {
      start();
      continue;
    }
    for (const part of word.width > width ? torn(word, measure) : [word]) {
      const line = lines.at(-1) ?? [];
      if (part.width > left && line.length > 0) {
        start();
        if (part.isSpace) continue;
      }
      lines.at(-1)?.push(part);
      left -= part.width;
    }
  }
  return lines.map((line) => piecesOf(line, measure));
}

function wordsOf(text: string, letters: Letters, measure: Measure): Word[] {
  const levels = levelsOf(text);
  const groups: Sign[][] = [];
  let isOpen = false;
  let at = 0;
  for (const cluster of clustersIn(text)) {
    const isAlone = /^\s/.test(cluster) || breaksAnywhere.test(cluster);
    const sign = signOf(cluster, letters, levels[at] ?? 0);
    if (isAlone || !isOpen) groups.push([sign]);
    else groups.at(-1)?.push(sign);
    isOpen = !isAlone;
    at += cluster.length;
  }
  return groups.map((signs) => wordOf(signs, measure));
}

function signOf(cluster: string, letters: Letters, level: number): Sign {
  const cut = letters.fontOf(cluster);
  return { cluster, text: cut ? drawn(cut, cluster) : spelledOut(cluster), font: cut?.name ?? null, level };
}

function wordOf(signs: Sign[], measure: Measure): Word {
  const first = signs[0]?.cluster ?? '';
  const width = runsOf(signs).reduce((sum, run) => sum + measure(textOf(run), run.font), 0);
  return { signs, width, isSpace: /^\s/.test(first), isBreak: /^\r?\n/.test(first) };
}

/** A word no line is wide enough for, in its characters. */
const torn = ({ signs }: Word, measure: Measure): Word[] => signs.map((sign) => wordOf([sign], measure));

function runsOf(signs: readonly Sign[]): Run[] {
  const runs: Run[] = [];
  for (const sign of signs) {
    const last = runs.at(-1);
    if (last && last.font === sign.font && last.level === sign.level) last.signs.push(sign);
    else runs.push({ signs: [sign], font: sign.font, level: sign.level });
  }
  return runs;
}

function piecesOf(line: readonly Word[], measure: Measure): Piece[] {
  // spaces at the end of a line stay there, whatever is before them
  const end = line.findLastIndex(({ isSpace }) => !isSpace);
  const signs = line.flatMap((word, at) => (at > end ? word.signs.map((sign) => ({ ...sign, level: 0 })) : word.signs));
  return asSeen(runsOf(signs)).map((run) => {
    const text = textOf(run);
    return { text, font: run.font, width: measure(text, run.font) };
  });
}

/** As it is handed to a font. */
function textOf({ signs, font, level }: Run): string {
  const texts = signs.map(({ text }) => text);
  const whole = texts.join('');
  const runsLeft = level % 2 === 1;
  if (runsLeft === (font !== null && turnsItself.test(whole))) return whole;
  const turned = texts.reverse();
  return (runsLeft ? turned.map(mirrored) : turned).join('');
}
