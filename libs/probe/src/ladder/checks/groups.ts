import type { Ladder, LadderRendition } from '../ladder';
import { ladderCheck, type Said } from './ladder-check';

export const groups = ladderCheck({
  id: 'ladder.groups',
  version: 1,
  title: 'Variants name groups that are there',
  measure: 'AUDIO and SUBTITLES of the variants against the GROUP-IDs of EXT-X-MEDIA',
  unit: null,
  defaultThreshold: null,
  source: 'RFC 8216, 4.3.4.2',
  depth: 'quick',
  coverage: 'header',
  look: (ladder) => {
    if (ladder.format === 'dash' || !ladder.manifest.is_master) return 'there is no master playlist';
    if (ladder.variants.length === 0)
      return [
        {
          severity: 'error',
          measured: 0,
          threshold: 1,
          message: 'The master playlist names no variant (EXT-X-STREAM-INF): there is nothing to play',
        },
      ];
    return ladder.variants.flatMap((variant): Said[] => {
      const rendition = ladder.renditions.find(({ id }) => id === variant.rendition);
      const missing = [
        ['AUDIO', variant.audio_group, ladder.audio_groups] as const,
        ['SUBTITLES', variant.subtitles_group, ladder.subtitle_groups] as const,
      ].filter(([, group, known]) => group !== null && !known.some(({ id }) => id === group));
      return missing.map(([attribute, group]) => ({
        severity: 'error',
        rendition,
        measured: group,
        threshold: null,
        message: `${attribute} names the group ${group}, which is not there`,
      }));
    });
  },
});

export const languages = ladderCheck({
  id: 'ladder.languages',
  version: 1,
  title: 'Audio and subtitle renditions say their language',
  measure: 'LANGUAGE of EXT-X-MEDIA (DASH: @lang) of audio and subtitles',
  unit: null,
  defaultThreshold: null,
  source: 'HLS Authoring Specification for Apple Devices, 8.10; for DASH practice',
  depth: 'quick',
  coverage: 'header',
  look: ({ renditions, format }) => {
    const spoken = renditions.filter(
      ({ kind, group }) => (kind === 'audio' && (group !== null || format === 'dash')) || kind === 'subtitles',
    );
    if (spoken.length === 0) return 'there are no audio or subtitle renditions of their own';
    return spoken
      .filter(({ language }) => language === null)
      .map((rendition) => ({
        severity: 'info' as const,
        rendition,
        measured: null,
        threshold: null,
        message: 'no language is declared',
      }));
  },
});

export const trickPlay = ladderCheck({
  id: 'ladder.trick_play',
  version: 3,
  title: 'There are I-frame playlists, and they say what they are',
  measure: 'EXT-X-I-FRAME-STREAM-INF, and EXT-X-I-FRAMES-ONLY in the playlists it names',
  unit: null,
  defaultThreshold: null,
  source: 'HLS Authoring Specification for Apple Devices, 6.1 and 6.8',
  depth: 'quick',
  coverage: 'header',
  look: (ladder) => {
    if (ladder.format === 'dash' || !ladder.manifest.is_master) return 'there is no master playlist';
    if (!ladder.renditions.some(({ kind }) => kind === 'video')) return 'there is no video';
    const listed = new Set(ladder.variants.map(({ rendition }) => rendition));
    const [rungs, tricks] = partition(ladder, listed);
    const asRungs = rungs.map((rendition) => ({
      severity: 'info' as const,
      rendition,
      measured: null,
      threshold: null,
      message: 'it serves scanning alone, and EXT-X-STREAM-INF lists it: players may choose it for playing',
    }));
    if (tricks.length === 0)
      return [
        ...asRungs,
        {
          severity: 'info',
          measured: 0,
          threshold: 1,
          message: 'There is no I-frame playlist: players can’t show pictures while they scan',
        },
      ];
    const untold = tricks
      .filter(({ playlist }) => playlist !== null && !playlist.i_frames_only)
      .map((rendition) => ({
        severity: 'error' as const,
        rendition,
        measured: null,
        threshold: null,
        message: 'its playlist lacks EXT-X-I-FRAMES-ONLY',
      }));
    return [...asRungs, ...untold];
  },
});

/** What serves scanning: listed among the variants, and as I-frame playlists. */
function partition(ladder: Ladder, listed: ReadonlySet<string>): [LadderRendition[], LadderRendition[]] {
  const tricks = ladder.renditions.filter(({ kind }) => kind === 'iframe');
  return [tricks.filter(({ id }) => listed.has(id)), tricks.filter(({ id }) => !listed.has(id))];
}
