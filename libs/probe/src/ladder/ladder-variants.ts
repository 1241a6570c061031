import type { DeclaredFacts, Ladder, LadderGroup, LadderRendition, LadderVariant, MeasuredFacts } from './ladder';
import type { DeclaredRendition, RenditionKind } from './manifest/manifest';

/** The largest sums any playable combination gives: the rendition itself and the fullest of each of its groups. */
export function variantOf(
  declared: DeclaredRendition,
  rendition: LadderRendition | undefined,
  ladder: Ladder,
): LadderVariant {
  const own = rendition?.measured ?? null;
  const groups = [
    membersOf(ladder, 'audio', declared.audioGroup),
    membersOf(ladder, 'subtitles', declared.subtitlesGroup),
  ].map((members) => members.filter(({ uri }) => uri !== null));
  const parts = groups
    .filter((members) => members.length > 0)
    .map((members) => members.map(({ measured }) => measured));
  const isKnown = own !== null && parts.every((members) => members.every((member) => member !== null));
  const sum = (of: (facts: MeasuredFacts) => number | null) => {
    if (!isKnown) return null;
    const values = [of(own), ...parts.map((members) => highest(members.map((member) => member && of(member))))];
    return values.some((value) => value === null)
      ? null
      : values.reduce<number>((total, value) => total + (value ?? 0), 0);
  };
  const all = [own, ...parts.flat()].filter((facts) => facts !== null);
  return {
    rendition: rendition?.id ?? '',
    audio_group: declared.audioGroup,
    subtitles_group: declared.subtitlesGroup,
    captions_group: declared.captionsGroup,
    declared: declaredFacts(declared),
    measured: {
      peak_bps: sum(({ peak_bps: peak }) => peak),
      peak_segment_bps: sum(({ peak_segment_bps: peak }) => peak),
      average_bps: sum(({ average_bps: average }) => average),
      coverage: !isKnown
        ? null
        : all.every(({ bit_rate_coverage: coverage }) => coverage === 'full')
          ? 'full'
          : 'sampled',
      codecs: [...new Set(all.flatMap(({ codecs }) => codecs))],
    },
  };
}

function membersOf({ renditions }: Ladder, kind: RenditionKind, group: string | null): LadderRendition[] {
  return group === null ? [] : renditions.filter((one) => one.kind === kind && one.group === group);
}

export function groupsOf(renditions: readonly LadderRendition[], kind: RenditionKind): LadderGroup[] {
  const ids = [...new Set(renditions.flatMap((one) => (one.kind === kind && one.group !== null ? [one.group] : [])))];
  return ids.map((id) => {
    const members = renditions.filter((one) => one.kind === kind && one.group === id);
    return { id, renditions: members.map((one) => one.id), languages: languagesOf(members, kind) };
  });
}

export function languagesOf(renditions: readonly LadderRendition[], kind: RenditionKind): string[] {
  return [...new Set(renditions.flatMap((one) => (one.kind === kind && one.language !== null ? [one.language] : [])))];
}

/** The highest of what is known. */
export function highest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}

export function declaredFacts(declared: DeclaredRendition): DeclaredFacts {
  return {
    bandwidth_bps: declared.bandwidthBps,
    average_bandwidth_bps: declared.averageBandwidthBps,
    codecs: declared.codecs,
    supplemental_codecs: declared.supplementalCodecs,
    width: declared.width,
    height: declared.height,
    frame_rate: declared.frameRate,
    video_range: declared.videoRange,
  };
}
