const space = /[ \t\r\n]*/y;
const token =
  /([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or close' | 'end';

/**
 * Offset at which a text stops being JSON (RFC 8259). JSON.parse is the judge of whether it is; it does not always say where
 * it stopped.
 */
export function jsonFaultOffset(text: string): number {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  for (;;) {
    space.lastIndex = at;
    space.test(text);
    at = space.lastIndex;
    token.lastIndex = at;
    const match = token.exec(text);
    if (!match) return at;
    const next = step(expected, match[1] ?? (match[2] === undefined ? 'scalar' : 'string'), open);
    if (next === null) return at;
    expected = next;
    at = token.lastIndex;
  }
}

/** What may follow, or null where this token may not stand. */
function step(expected: Expected, kind: string, open: ('{' | '[')[]): Expected | null {
  const afterValue = (): Expected => (open.length > 0 ? ', or close' : 'end');
  const mayClose = expected === ', or close' || expected === (kind === ']' ? 'value or ]' : 'key or }');
  switch (kind) {
    case '{':
    case '[':
      if (expected !== 'value' && expected !== 'value or ]') return null;
      open.push(kind);
      return kind === '{' ? 'key or }' : 'value or ]';
    case '}':
    case ']':
      if (!mayClose || open.pop() !== (kind === '}' ? '{' : '[')) return null;
      return afterValue();
    case ',':
      if (expected !== ', or close') return null;
      return open.at(-1) === '{' ? 'key' : 'value';
    case ':':
      return expected === ':' ? 'value' : null;
    default:
      if (expected === 'value' || expected === 'value or ]') return afterValue();
      return kind === 'string' && (expected === 'key' || expected === 'key or }') ? ':' : null;
  }
}
