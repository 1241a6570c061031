import bidiFactory from 'bidi-js';
import { piecesOf } from './clusters';

const bidi = bidiFactory();
const leftward = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * By the bidirectional algorithm of Unicode, of each code unit in a text that runs to the right: odd ones run to the left. The parts of a
 * path are seen apart from each other, for it is read in its order.
 */
export function levelsOf(text: string): Uint8Array {
  const levels = new Uint8Array(text.length);
  if (!leftward.test(text)) return levels;
  let from = 0;
  for (const piece of piecesOf(text)) {
    levels.set(bidi.getEmbeddingLevels(piece.replace(/[/\\]/g, '\u2029'), 'ltr').levels, from);
    from += piece.length;
  }
  return levels;
}

/** What stands for it where it runs to the left: the other one of a pair of brackets. */
export const mirrored = (character: string): string => bidi.getMirroredCharacter(character) ?? character;

/** As they are seen from left to right: from the deepest level up, what is at it or deeper is turned round. */
export function asSeen<T extends { level: number }>(line: readonly T[]): T[] {
  const seen = [...line];
  for (let level = Math.max(0, ...new Set(line.map((part) => part.level))); level > 0; level -= 1) {
    for (let from = 0; from < seen.length; from += 1) {
      let to = from;
      while ((seen[to]?.level ?? 0) >= level) to += 1;
      if (to > from) seen.splice(from, to - from, ...seen.slice(from, to).reverse());
      from = to;
    }
  }
  return seen;
}
