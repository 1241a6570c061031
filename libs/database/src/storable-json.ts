const escapes = /\\(?:u(?:0000|d[89a-f][0-9a-f]{2})|[^])/gi;
const replaceable = /^\\u(?:0000|d)/i;
/** Nearly all text has none: one look spares a call for every quoted quote. */
const suspicious = /\\u(?:0000|d[89a-f])/i;

/**
 * JSON text that PostgreSQL's jsonb accepts: NUL and lone surrogates, which media tags may hold, become U+FFFD.
 * `JSON.stringify` writes only those two as `\u0000` and `\udXXX`; a literal backslash is written `\\` and left alone.
 */
export function storableJson(value: unknown): string {
  const text = JSON.stringify(value);
  if (!suspicious.test(text)) return text;
  return text.replace(escapes, (escape) => (replaceable.test(escape) ? '\\ufffd' : escape));
}

/** Plain text that PostgreSQL accepts: without NUL and lone surrogates. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\ufffd');
}
