import type { FullAnalysisView, Ladder, LadderRendition } from '@app/probe';
import type { Cell, Fact, Section, Table } from '../document/report-document';
import { bitRate, clock, list, number, text, yesOrNo } from '../document/say';
import { withoutEmpty } from '../document/without-empty';

const nothing = '–';
const numeric = true;

/** The renditions of an HLS or DASH stream, declared beside measured; nothing for a file. */
export function ladderSections({ enhanced_analysis: enhanced }: FullAnalysisView): Section[] {
  const ladder = enhanced?.['ladder'] as Ladder | null | undefined;
  if (!ladder) return [];
  const { coverage } = ladder;
  return [
    {
      id: 'renditions',
      heading: 'Renditions',
      note: `Looked into ${number(coverage.segments_measured)} of ${number(coverage.segments)} segments, ${number(coverage.renditions_measured)} of ${number(coverage.renditions)} renditions. Peak and average are segment bit rates as RFC 8216 defines them.`,
      blocks: [
        { kind: 'facts', facts: ladderFacts(ladder) },
        { kind: 'table', table: withoutEmpty(renditionsTable(ladder.renditions)) },
        ...(ladder.variants.length > 0 ? [{ kind: 'table' as const, table: withoutEmpty(variantsTable(ladder)) }] : []),
      ],
    },
  ];
}

function ladderFacts({ type, duration_sec: duration, alignment, encryption, languages }: Ladder): Fact[] {
  const compared = alignment.renditions.length > 1;
  const aligned = (value: boolean | null) => (compared ? yesOrNo(value) : 'not evaluated: one video rendition');
  return [
    { label: 'Kind', value: text(type) },
    { label: 'Duration', value: clock(duration), source: 'longest playlist' },
    { label: 'Segments begin together', value: aligned(alignment.boundaries_aligned) },
    { label: 'Keyframes stand together', value: aligned(alignment.keyframes_aligned) },
    { label: 'Languages of sound', value: list(languages.audio) },
    { label: 'Encrypted', value: [yesOrNo(encryption.encrypted), ...encryption.schemes].join(', ') },
  ];
}

function renditionsTable(renditions: LadderRendition[]): Table {
  return {
    caption: 'Every rendition, as measured',
    columns: [
      { label: 'Rendition', weight: 1.8 },
      { label: 'Language', weight: 1.3 },
      { label: 'Picture', weight: 1.8 },
      { label: 'Codecs', weight: 1.7 },
      { label: 'Declared peak', weight: 1.5, numeric },
      { label: 'Peak', weight: 1.4, numeric },
      { label: 'Average', weight: 1.4, numeric },
      { label: 'Segments', weight: 1.4, numeric },
      { label: 'Remarks', weight: 2 },
    ],
    rows: renditions.map((rendition): Cell[] => {
      const { id, name, language, declared, measured, playlist } = rendition;
      return [
        { text: name === null ? id : `${id} · ${name}` },
        { text: language ?? nothing },
        { text: pictureOf(measured) },
        { text: (measured?.codecs ?? []).join(', ') || nothing },
        rate(declared.bandwidth_bps),
        rate(measured?.peak_bps),
        rate(measured?.average_bps),
        { text: `${number(measured?.segments_measured ?? 0)} of ${number(playlist?.segment_count)}` },
        { text: remarksOf(rendition) },
      ];
    }),
    empty: 'The manifest names no rendition.',
  };
}

function variantsTable({ variants }: Ladder): Table {
  return {
    caption: 'What a player chooses from (EXT-X-STREAM-INF), with the fullest rendition of each group',
    columns: [
      { label: 'Picture', weight: 1.4 },
      { label: 'Sound', weight: 1.6 },
      { label: 'Declared peak', weight: 1.4, numeric },
      { label: 'Peak', weight: 1.4, numeric },
      { label: 'Declared average', weight: 1.5, numeric },
      { label: 'Average', weight: 1.4, numeric },
    ],
    rows: variants.map(({ rendition, audio_group: group, declared, measured }): Cell[] => [
      { text: rendition },
      { text: group ?? nothing },
      rate(declared.bandwidth_bps),
      rate(measured.peak_bps),
      rate(declared.average_bandwidth_bps),
      rate(measured.average_bps),
    ]),
    empty: 'The manifest names no variant.',
  };
}

function pictureOf(measured: LadderRendition['measured']): string {
  if (!measured?.width) return nothing;
  const fps = measured.frame_rate === null ? '' : ` ${number(measured.frame_rate, 'fps', 3)}`;
  const range = measured.video_range === null ? '' : ` ${measured.video_range}`;
  return `${measured.width}×${measured.height}${fps}${range}`;
}

function remarksOf({ not_measured: why, errors }: LadderRendition): string {
  return [...(why === null ? [] : [`not measured: ${why}`]), ...errors.map(({ message }) => message)].join(' ');
}

const rate = (bps: number | null | undefined): Cell => ({
  text: bps === null || bps === undefined ? nothing : bitRate(bps),
  order: bps ?? -1,
});
