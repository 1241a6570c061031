import { create, type Font } from 'fontkit';
import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import subsetFont from 'subset-font';
import { clustersIn } from './clusters';
import { type FontSlice, slicesOf } from './font-slices';
import { isWritable, plain } from './plain';

/** Of a report, some 40 ms of a processor each: names of every script take fewer; what a stranger fills with all characters there are is spelled out. */
const mostSlices = 64;
const mostClusters = 4_000;
/** Characters looked at before others have their turn. */
const mostAtOnce = 20_000;
/** What joins or varies the signs beside it, and need not be in a font. */
const joiners = /[\u200c\u200d\ufe0e\ufe0f]/g;

export interface CutFont {
  name: string;
  font: Font;
}

/** Which font writes what the standard fonts of PDF can't: cut to the characters of one report, embedded as far as they are used. */
export class Letters {
  private constructor(
    readonly fonts: CutFont[],
    private readonly by: ReadonlyMap<string, CutFont>,
  ) {}

  /** @param texts everything that may be written */
  static async for(texts: Iterable<string>): Promise<Letters> {
    const fonts: CutFont[] = [];
    const by = new Map<string, CutFont>();
    let wanted = new Map([...(await foreignIn(texts))].map((cluster) => [cluster, candidatesOf(cluster)]));
    // what a slice turns out not to have is asked of the next one
    for (let slices = 0; wanted.size > 0 && slices < mostSlices; slices += 1) {
      const [slice, clusters] = mostWanted(wanted);
      if (slice === null) break;
      // cutting is work of the processor alone: others have their turn between
      await setImmediate();
      const cut = await cutTo(slice, clusters, slices);
      // of a font that is left without characters nothing can be asked
      if (cut.font.numGlyphs > 1) fonts.push(cut);
      for (const cluster of clusters) {
        if (isIn(cut.font, cluster)) by.set(cluster, cut);
        else wanted.get(cluster)?.shift();
      }
      wanted = new Map([...wanted].filter(([cluster, slices]) => !by.has(cluster) && slices.length > 0));
    }
    return new Letters(fonts, by);
  }

  /** Null for what a standard font writes, and for what none does. */
  fontOf(cluster: string): CutFont | null {
    return this.by.get(cluster) ?? null;
  }
}

/** What is drawn of a cluster: joiners are left out where the font has none. */
export function drawn({ font }: CutFont, cluster: string): string {
  return cluster.replace(joiners, (mark) => (font.hasGlyphForCodePoint(mark.codePointAt(0) ?? 0) ? mark : ''));
}

async function foreignIn(texts: Iterable<string>): Promise<Set<string>> {
  const found = new Set<string>();
  let asked = 0;
  for (const text of texts) {
    const shown = plain(text);
    if (isWritable(shown)) continue;
    for (const cluster of clustersIn(shown)) {
      asked += 1;
      if (asked % mostAtOnce === 0) await setImmediate();
      if (!isWritable(cluster)) found.add(cluster);
      if (found.size === mostClusters) return found;
    }
  }
  return found;
}

function candidatesOf(cluster: string): FontSlice[] {
  return slicesOf(Array.from(cluster).find((mark) => !isWritable(mark)) ?? cluster);
}

function mostWanted(wanted: ReadonlyMap<string, FontSlice[]>): [FontSlice | null, string[]] {
  const groups = new Map<FontSlice, string[]>();
  for (const [cluster, [first]] of wanted) {
    if (!first) continue;
    const group = groups.get(first);
    if (group) group.push(cluster);
    else groups.set(first, [cluster]);
  }
  return [...groups].sort(([, a], [, b]) => b.length - a.length)[0] ?? [null, []];
}

async function cutTo({ path }: FontSlice, clusters: string[], at: number): Promise<CutFont> {
  const bytes = await readFile(path);
  const cut = await subsetFont(bytes, clusters.join(''), { targetFormat: 'truetype', variationAxes: { wght: 400 } });
  return { name: `letters-${at}`, font: create(cut) };
}

function isIn(font: Font, cluster: string): boolean {
  if (font.numGlyphs <= 1) return false;
  return Array.from(cluster.replace(joiners, '')).every((mark) => font.hasGlyphForCodePoint(mark.codePointAt(0) ?? 0));
}
