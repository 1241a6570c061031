import { isAlias, isMap, isNode, isScalar, isSeq } from 'yaml';
import type { Source } from './text';

/** Line and column, from 1, of the value at a path, or of the nearest thing around it that stands in the text. */
export function placeOf(source: Source, path: readonly PropertyKey[]): { line: number; column: number } {
  let node: unknown = source.document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const key of path) {
    node = inner(source, node, key);
    if (!isNode(node)) break;
    offset = node.range?.[0] ?? offset;
  }
  const { line, col } = source.lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

/** Line and column of a key itself, for one that should not be there. */
export function placeOfKey(
  source: Source,
  path: readonly PropertyKey[],
  key: string,
): { line: number; column: number } {
  let node: unknown = source.document.contents;
  for (const step of path) node = inner(source, node, step);
  const pair = isMap(node)
    ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
    : undefined;
  const offset = isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
  if (offset === undefined) return placeOf(source, path);
  const { line, col } = source.lines.linePos(offset);
  return { line, column: col };
}

function inner(source: Source, node: unknown, key: PropertyKey): unknown {
  if (isAlias(node)) {
    return inner(source, node.resolve(source.document), key); // the place where it was anchored
  }
  if (isMap(node)) return node.get(String(key), true);
  return isSeq(node) ? node.get(Number(key), true) : undefined;
}

/** `rules[2].assert.eq` */
export function writePath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}
