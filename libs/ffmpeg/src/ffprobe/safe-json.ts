const maxDepth = 64;

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/**
 * Parses a tool's JSON so that nothing in it harms what comes after: NUL and lone surrogates (which jsonb refuses) become
 * U+FFFD, `__proto__` stays an ordinary own key, nesting is bounded. Throws SyntaxError.
 */
export function parseToolJson(text: string): JsonValue {
  return cleaned(JSON.parse(text) as JsonValue, 0);
}

function cleaned(value: JsonValue, depth: number): JsonValue {
  if (depth > maxDepth) throw new SyntaxError(`nested deeper than ${maxDepth}`);
  if (typeof value === 'string') return cleanText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => cleaned(item, depth + 1));
  // fromEntries defines properties, where an assignment to `__proto__` would change the prototype.
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [cleanText(key), cleaned(item, depth + 1)]));
}

/** Text that PostgreSQL can store: no NUL, no lone surrogate. */
export function cleanText(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, '\ufffd');
}
