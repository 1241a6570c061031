import secureJson from 'secure-json-parse';

const deepest = 64;
/** Ten thousand items of fifty values each. Ten million empty objects are 30 MB of text: parsing them takes 17 s and 1.6 GB. */
const mostValues = 500_000;

/** Names every object has from its birth: a field called so is taken for what it hides, or dropped without a word. */
const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));
const mayBeInherited = new RegExp(`\\\\u|"(?:${[...inherited].join('|')})"`);

/** Whether a field may not be called so. */
export function isInheritedName(name: string): boolean {
  return inherited.has(name);
}

/**
 * JSON of strangers, its cost known before it is read: at most 64 levels deep, so that walking it never overflows the stack, at most
 * 500,000 values, and no field that hides what every object has.
 * @throws Error whose message says why it is not acceptable
 */
export function boundedJson(text: string): unknown {
  measure(text);
  const value: unknown = secureJson.parse(text, undefined, { protoAction: 'error', constructorAction: 'error' });
  const name = mayBeInherited.test(text) ? inheritedNameIn(value) : undefined;
  if (name !== undefined) throw new Error(`a field can’t be called "${name}".`);
  return value;
}

/** Counts outside strings, in one pass. A text that is no JSON is counted all the same. */
function measure(text: string): void {
  let depth = 0;
  let values = 1;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (inString) {
      if (char === 0x5c) at += 1;
      else if (char === 0x22) inString = false;
    } else if (char === 0x22) inString = true;
    else if (char === 0x2c) values += 1;
    else if (char === 0x5b || char === 0x7b) {
      values += 1;
      depth += 1;
    } else if (char === 0x5d || char === 0x7d) depth -= 1;
    if (depth > deepest) throw new Error(`it is nested deeper than ${deepest} levels.`);
    if (values > mostValues) throw new Error(`it holds more than ${mostValues} values.`);
  }
}

function inheritedNameIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const found = isInheritedName(name) && !Array.isArray(value) ? name : inheritedNameIn(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}
