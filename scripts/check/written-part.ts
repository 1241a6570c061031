import { readFileSync } from 'node:fs';

/**
 * A page with its part between two marks written anew.
 * @param mark text of the marks: `<!-- mark: … -->` and `<!-- end of mark -->`
 * @throws Error where the page has no such place
 */
export function withPart(path: string, mark: string, part: string): string {
  const text = readFileSync(path, 'utf8');
  const begin = new RegExp(`<!-- ${mark}: [^>]* -->`).exec(text)?.[0];
  const end = `<!-- end of ${mark} -->`;
  const [before, rest] = begin === undefined ? [] : text.split(begin);
  const after = rest?.split(end)[1];
  if (begin === undefined || before === undefined || after === undefined)
    throw new Error(`${path} has no place for ${mark}`);
  return `${before}${begin}\n\n${part}\n\n${end}${after}`;
}
