import { clustersOf } from './clusters';
import { drawn, type Letters } from './letters';
import { spelledOut } from './plain';

/** Text in one font. */
export interface Piece {
  text: string;
  /** Name of the cut font; null for the standard one. */
  font: string | null;
  width: number;
}

/** What stays together on a line. */
interface Word {
  pieces: Piece[];
  width: number;
  isSpace: boolean;
  isBreak: boolean;
  runsLeft: boolean;
}

export type Measure = (text: string, font: string | null) => number;

/** Between these a line may break without a space, after the slashes of a path too. */
const breaksAnywhere =
  /^[/\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u;
const leftward = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const rightward = /(?![\p{Script=Arabic}\p{Script=Hebrew}])[\p{L}\p{N}]/u;

/** Lines no wider than that, as they are seen from left to right; words that run to the left follow each other that way. */
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
  return lines.map((line) => asSeen(line).flatMap(({ pieces }) => pieces));
}

function wordsOf(text: string, letters: Letters, measure: Measure): Word[] {
  const groups: string[][] = [];
  let isOpen = false;
  for (const cluster of clustersOf(text)) {
    const isAlone = /^\s/.test(cluster) || breaksAnywhere.test(cluster);
    if (isAlone || !isOpen) groups.push([cluster]);
    else groups.at(-1)?.push(cluster);
    isOpen = !isAlone;
  }
  return groups.map((clusters) => wordOf(clusters, letters, measure));
}

function wordOf(clusters: readonly string[], letters: Letters, measure: Measure): Word {
  const runs: { text: string; font: string | null }[] = [];
  for (const cluster of clusters) {
    const cut = letters.fontOf(cluster);
    const run = { text: cut ? drawn(cut, cluster) : spelledOut(cluster), font: cut?.name ?? null };
    const last = runs.at(-1);
    if (last && last.font === run.font) last.text += run.text;
    else runs.push(run);
  }
  const pieces = runs.map(({ text, font }) => ({ text, font, width: measure(text, font) }));
  const whole = clusters.join('');
  return {
    pieces,
    width: pieces.reduce((sum, piece) => sum + piece.width, 0),
    isSpace: /^\s/.test(whole),
    isBreak: /^\r?\n/.test(whole),
    runsLeft: leftward.test(whole) && !rightward.test(whole),
  };
}

/** A word no line is wide enough for, in its characters. */
function torn({ pieces }: Word, measure: Measure): Word[] {
  return pieces.flatMap(({ text, font }) =>
    clustersOf(text).map((cluster): Word => {
      const width = measure(cluster, font);
      return { pieces: [{ text: cluster, font, width }], width, isSpace: false, isBreak: false, runsLeft: false };
    }),
  );
}

function asSeen(line: readonly Word[]): Word[] {
  const seen: Word[] = [];
  for (let at = 0; at < line.length; at += 1) {
    let end = at;
    for (let next = at; next < line.length && (line[next]?.runsLeft || line[next]?.isSpace); next += 1) {
      if (line[next]?.runsLeft) end = next + 1;
    }
    if (line[at]?.runsLeft) {
      seen.push(...line.slice(at, end).reverse());
      at = end - 1;
    } else seen.push(...line.slice(at, at + 1));
  }
  return seen;
}
