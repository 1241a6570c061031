import type { FullAnalysisView } from '@app/probe';
import type { Section } from '../document/report-document';
import { analysisDocument } from './analysis-document';

const base = {
  id: '01a00000-0000-7000-8000-000000000001',
  source: { kind: 'file_path', name: 'film.mp4', size_bytes: 1_000 },
  labels: {},
  depth: 'standard',
  findings: [],
  not_evaluated: [],
  verdict: null,
  media: null,
  engine: null,
  error: null,
  enhanced_analysis: null,
  check_settings: { requested: {}, effective: {} },
};

const sectionsOf = (changes: object): Section[] =>
  analysisDocument(
    { analysis: { ...base, ...changes } as unknown as FullAnalysisView, timeline: {}, pictures: [] },
    null,
  ).sections;
const wordsOf = (sections: Section[]): string => JSON.stringify(sections);

const rates = { peak_bps: 1_106_775, peak_segment_bps: 1_106_775, average_bps: 1_004_651 };
const ladder = {
  type: 'vod',
  duration_sec: 2.74,
  renditions: [
    {
      id: 'video-0',
      name: null,
      language: null,
      declared: { bandwidth_bps: null },
      measured: {
        ...rates,
        width: 640,
        height: 360,
        frame_rate: 30_000 / 1_001,
        video_range: 'SDR',
        codecs: ['avc1.64001E'],
        segments_measured: 3,
      },
      playlist: { segment_count: 3 },
      not_measured: null,
      errors: [],
    },
    {
      id: 'audio-0',
      name: 'main',
      language: 'pt',
      declared: { bandwidth_bps: null },
      measured: null,
      playlist: { segment_count: 3 },
      not_measured: 'encrypted as a whole',
      errors: [],
    },
  ],
  variants: [
    {
      rendition: 'video-0',
      audio_group: 'a',
      declared: { bandwidth_bps: 1_106_817, average_bandwidth_bps: null },
      measured: rates,
    },
  ],
  alignment: { renditions: ['video-0'], boundaries_aligned: null, keyframes_aligned: null },
  encryption: { encrypted: false, schemes: [] },
  languages: { audio: ['pt'], subtitles: [] },
  coverage: { renditions: 2, renditions_measured: 1, segments: 6, segments_measured: 3 },
};

describe('the document of an analysis', () => {
  it('claims nothing of media that could not be read', () => {
    const sections = sectionsOf({ status: 'failed', error: { code: 'MEDIA_TRUNCATED', detail: 'Cut short.' } });
    expect(sections.map(({ id }) => id)).toEqual(['file', 'origin']);
    expect(wordsOf(sections)).toContain('MEDIA_TRUNCATED');
    expect(wordsOf(sections)).not.toMatch(/unknown|none found|nothing to report|could look/);
  });

  it('shows the renditions of a stream, declared beside measured', () => {
    const sections = sectionsOf({ status: 'completed', enhanced_analysis: { ladder } });
    const shown = sections.find(({ id }) => id === 'renditions');
    const tables = (shown?.blocks ?? []).flatMap((block) => (block.kind === 'table' ? [block.table] : []));
    expect(tables.map(({ rows }) => rows.map((cells) => cells.map(({ text }) => text)))).toEqual([
      [
        ['video-0', '–', '640×360 29.97 fps SDR', 'avc1.64001E', '1.107 Mbit/s', '1.005 Mbit/s', '3 of 3', ''],
        ['audio-0 · main', 'pt', '–', '–', '–', '–', '0 of 3', 'not measured: encrypted as a whole'],
      ],
      [['video-0', 'a', '1.107 Mbit/s', '1.107 Mbit/s', '1.005 Mbit/s']],
    ]);
    expect(tables[1]?.columns.map(({ label }) => label)).not.toContain('Declared average');
  });

  it('has no renditions for a file', () => {
    expect(sectionsOf({ status: 'completed' }).map(({ id }) => id)).not.toContain('renditions');
  });
});
