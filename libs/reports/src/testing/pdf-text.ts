import { inflateSync } from 'node:zlib';

/** Text as it stands in a PDF of ours. */
export interface Run {
  /** From 0. */
  page: number;
  /** Of the baseline, points from the foot of the page. */
  y: number;
  text: string;
}

/** What a reader finds in a PDF that was made here, in the order it was drawn in. */
export function textOf(pdf: Buffer): Run[] {
  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of pdf.toString('latin1').matchAll(/^(\d+) 0 obj\n([^]*?)\nendobj$/gm)) {
    objects.set(id, body);
  }
  const follow = (body: string, name: string) =>
    objects.get(new RegExp(`/${name} (\\d+) 0 R`).exec(body)?.[1] ?? '') ?? '';
  const pages = [...objects.values()].filter((body) => body.includes('/Type /Page\n'));
  return pages.flatMap((page, at) => {
    const resources = follow(page, 'Resources');
    const mapOf = (font: string) => charactersOf(unpacked(follow(follow(resources, font), 'ToUnicode')));
    const content = unpacked(follow(page, 'Contents'));
    let font = '';
    let y = 0;
    const runs: Run[] = [];
    for (const [, moved, chosen, parts] of content.matchAll(/ (\S+) Tm$|^\/(\S+) \S+ Tf$|^\[(.*)\] TJ$/gm)) {
      if (moved !== undefined) y = Number(moved);
      else if (chosen !== undefined) font = chosen;
      else if (parts !== undefined) runs.push({ page: at, y, text: decoded(hexIn(parts), mapOf(font)) });
    }
    return runs;
  });
}

function unpacked(stream: string): string {
  const [, packed = ''] = /stream\n([^]*)\nendstream/.exec(stream) ?? [];
  return packed === '' ? '' : inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
}

const hexIn = (parts: string): string => Array.from(parts.matchAll(/<([0-9a-f]*)>/g), ([, part = '']) => part).join('');

/** By glyph; empty for the standard fonts. */
function charactersOf(map: string): Map<number, string> {
  const characters = new Map<number, string>();
  for (const [, from = '', list = ''] of map.matchAll(/<(\w+)> <\w+> \[(.*)\]/g)) {
    list.split(' ').forEach((code, at) => {
      const units = Array.from(code.matchAll(/[0-9a-f]{4}/g), ([unit]) => Number.parseInt(unit, 16));
      characters.set(Number.parseInt(from, 16) + at, String.fromCharCode(...units));
    });
  }
  return characters;
}

function decoded(hex: string, characters: ReadonlyMap<number, string>): string {
  if (characters.size === 0) return Buffer.from(hex, 'hex').toString('latin1').replaceAll('\u0085', '…');
  return Array.from(hex.matchAll(/.{4}/g), ([glyph]) => characters.get(Number.parseInt(glyph, 16)) ?? '').join('');
}
