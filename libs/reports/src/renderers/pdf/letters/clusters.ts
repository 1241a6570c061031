const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** Of one call: the segmenter takes for a long text the square of its length. */
const mostAtOnce = 1_000;
/** What may begin a character, whatever is before it: no mark, no half of a pair, syllable, flag or emoji. */
const begins =
  /^(?![\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\p{Emoji_Modifier}\p{Regional_Indicator}])[\p{L}\p{N}\p{P}\p{S}\p{Z}]/u;
/** What takes the letter after it into its own character: joiners, viramas and signs written before a number. */
const takesNext = /[\p{Cf}\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d]$/u;

/** What a reader takes for one character, in turn: a letter with its marks, an emoji with its colour. */
export function* clustersIn(text: string): Generator<string> {
  for (let from = 0; from < text.length;) {
    const to = endOfPiece(text, from);
    for (const { segment } of segmenter.segment(text.slice(from, to))) yield segment;
    from = to;
  }
}

export const clustersOf = (text: string): string[] => Array.from(clustersIn(text));

/** For what takes more than twice the time for twice the text. */
export function* piecesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length;) {
    const to = endOfPiece(text, from);
    yield text.slice(from, to);
    from = to;
  }
}

/** Where a text may be parted without parting a character; a character longer than a piece is parted all the same. */
function endOfPiece(text: string, from: number): number {
  const most = from + mostAtOnce;
  if (most >= text.length) return text.length;
  for (let at = most; at > from; at -= 1) {
    const isHalf = isLowSurrogate(text, at);
    if (!isHalf && begins.test(text.slice(at, at + 2)) && !takesNext.test(text.slice(at - 1, at))) return at;
  }
  return isLowSurrogate(text, most) ? most - 1 : most;
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
