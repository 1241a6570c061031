import type { Ladder } from '../ladder';
import { ladderCheck, type Said } from './ladder-check';

/** Sample entries that differ only in where the parameter sets stand. */
const families: Record<string, string> = { avc3: 'avc1', hev1: 'hvc1', dvhe: 'dvh1', dva1: 'avc1' };

function familyOf(codec: string): string {
  const [entry = ''] = codec.toLowerCase().split('.');
  return families[entry] ?? entry;
}

function same(a: string, b: string): boolean {
  const rest = (codec: string) => codec.toLowerCase().split('.').slice(1).join('.');
  return familyOf(a) === familyOf(b) && rest(a) === rest(b);
}

interface Listing {
  rendition: Ladder['renditions'][number] | undefined;
  declared: string[];
  found: string[];
  /** Everything it is made of was measured and says what it is. */
  isComplete: boolean;
}

function listings(ladder: Ladder): Listing[] {
  if (ladder.format === 'dash')
    return ladder.renditions
      .filter(({ kind, measured }) => measured !== null && (kind === 'video' || kind === 'audio'))
      .map((rendition) => ({
        rendition,
        declared: rendition.declared.codecs,
        found: rendition.measured?.codecs ?? [],
        isComplete: (rendition.measured?.codecs.length ?? 0) > 0,
      }));
  return ladder.variants.map((variant) => {
    const rendition = ladder.renditions.find(({ id }) => id === variant.rendition);
    const audio = ladder.renditions.filter(
      ({ kind, group, uri }) => kind === 'audio' && group === variant.audio_group && group !== null && uri !== null,
    );
    const isComplete = [rendition, ...audio].every((one) => (one?.measured?.codecs.length ?? 0) > 0);
    return { rendition, declared: variant.declared.codecs, found: variant.measured.codecs, isComplete };
  });
}

export const codecStrings = ladderCheck({
  id: 'ladder.codecs',
  version: 2,
  title: 'The declared codecs are those of the bitstream',
  measure: 'CODECS (DASH: @codecs) against the RFC 6381 strings derived from decoder configurations',
  unit: null,
  defaultThreshold: null,
  source: 'RFC 8216, 4.3.4.2 and 6.2.4; HLS Authoring Specification for Apple Devices, 9.1',
  depth: 'standard',
  coverage: 'sampled',
  look: (ladder) => {
    const all = listings(ladder).filter(({ found, declared }) => found.length > 0 || declared.length > 0);
    if (!all.some(({ found }) => found.length > 0)) return 'no bitstream says what it is';
    return all.flatMap(differences);
  },
});

function differences({ rendition, declared, found, isComplete }: Listing): Said[] {
  if (found.length === 0) return [];
  if (declared.length === 0)
    return [
      {
        severity: 'warning',
        rendition,
        measured: found.join(','),
        threshold: null,
        message: `no codecs are declared; they are ${found.join(', ')}`,
      },
    ];
  const wrong = found
    .filter((codec) => !declared.some((named) => same(named, codec)))
    .map((codec): Said => {
      const instead = declared.find((named) => familyOf(named) === familyOf(codec));
      const message = instead
        ? `declared is ${instead}, the bitstream is ${codec}`
        : `the bitstream holds ${codec}, which is not declared`;
      return { severity: 'error', rendition, measured: codec, threshold: instead ?? declared.join(','), message };
    });
  const surplus = isComplete
    ? declared.filter(
        (named) =>
          /^(?:avc|hvc|hev|dv|av01|vp|mp4a|ac-|ec-)/i.test(named) &&
          !found.some((codec) => familyOf(codec) === familyOf(named)),
      )
    : [];
  return [
    ...wrong,
    ...surplus.map((named): Said => ({
      severity: 'warning',
      rendition,
      measured: found.join(','),
      threshold: named,
      message: `declared is ${named}, which no rendition of it holds`,
    })),
  ];
}
