import { RE2JS } from 're2js';
import { limits } from '../language/limits';
import type { Truth } from './truth';

export interface Pattern {
  /** Null when the text is longer than what is matched. */
  foundIn(text: string): Truth;
}

type PatternReading = { ok: true; pattern: Pattern } | { ok: false; reason: string };

/**
 * Compiles an RE2 pattern (no backreferences, no look-around), which matches in time linear in the text: no pattern can hang
 * a caller. Size bounds what the linear factor may be.
 */
export function readPattern(source: string): PatternReading {
  if (source.length > limits.patternChars)
    return { ok: false, reason: `a pattern has at most ${limits.patternChars} characters` };
  try {
    const compiled = RE2JS.compile(source);
    if (compiled.programSize() > limits.patternSize) return { ok: false, reason: 'the pattern repeats too much' };
    return {
      ok: true,
      pattern: { foundIn: (text) => (text.length > limits.matchedChars ? null : compiled.matcher(text).find()) },
    };
  } catch (error) {
    return { ok: false, reason: `not an RE2 pattern: ${error instanceof Error ? error.message : 'refused'}` };
  }
}
