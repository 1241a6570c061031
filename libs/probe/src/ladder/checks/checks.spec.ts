import type { Measurements } from '../../analyzers/analyzer';
import type { Ladder, LadderRendition } from '../ladder';
import { declaredAs, ladder, listedAs, measuredAs, segment, video } from '../testing/sample-ladder';
import { ladderAnalyzers } from '.';

const nothing = { video: [], audio: [], audio_groups: [], subtitles: [], data: [], chapters: [], timecode: null };

/** What a check says of a stream: severities of its findings, or that it could not look. */
function say(id: string, ladder: Ladder): string[] | string {
  const check = ladderAnalyzers.find((one) => one.id === id);
  if (!check) throw new Error(`no check ${id}`);
  const seen = { depth: 'standard', raw: {}, media: nothing, messages: [], toolVersion: null, content: null, ladder };
  const result = check.analyze(seen as unknown as Measurements);
  return 'notEvaluated' in result ? result.notEvaluated : result.findings.map(({ severity }) => severity);
}

it('finds nothing wrong with a stream that is as it says', () => {
  const whole = ladder([video('video-0'), video('video-1')]);
  const said = ladderAnalyzers.map(({ id }) => [id, say(id, whole)] as const);
  const wrong = said.filter(([, result]) => Array.isArray(result) && result.some((severity) => severity !== 'info'));
  expect(wrong).toEqual([]);
});

describe.each<
  [string, string, (rendition: LadderRendition) => unknown, (rendition: LadderRendition) => unknown, string]
>([
  [
    'a peak above BANDWIDTH',
    'ladder.bandwidth',
    measuredAs({ peak_bps: 1_099_000 }),
    measuredAs({ peak_bps: 1_101_000 }),
    'error',
  ],
  [
    'a peak below BANDWIDTH',
    'ladder.bandwidth',
    measuredAs({ peak_bps: 901_000, peak_segment_bps: 901_000 }),
    measuredAs({ peak_bps: 899_000, peak_segment_bps: 899_000 }),
    'warning',
  ],
  [
    'an average above AVERAGE-BANDWIDTH',
    'ladder.average_bandwidth',
    measuredAs({ average_bps: 1_099_000 }),
    measuredAs({ average_bps: 1_101_000 }),
    'warning',
  ],
  [
    'AVERAGE-BANDWIDTH above BANDWIDTH',
    'ladder.bandwidth_order',
    declaredAs({ average_bandwidth_bps: 1_000_000 }),
    declaredAs({ average_bandwidth_bps: 1_000_001 }),
    'error',
  ],
  [
    'another level in the bitstream',
    'ladder.codecs',
    declaredAs({ codecs: ['avc3.64001F'] }),
    declaredAs({ codecs: ['avc1.640028'] }),
    'error',
  ],
  [
    'another size of the picture',
    'ladder.resolution',
    measuredAs({ height: 720 }),
    measuredAs({ height: 718 }),
    'error',
  ],
  [
    'another frame rate',
    'ladder.frame_rate',
    measuredAs({ frame_rate: 25.009 }),
    measuredAs({ frame_rate: 24.98 }),
    'error',
  ],
  [
    'a picture in PQ that nobody declares',
    'ladder.video_range',
    measuredAs({ video_range: 'SDR' }),
    measuredAs({ video_range: 'PQ' }),
    'error',
  ],
  [
    'a segment above the target duration',
    'ladder.target_duration',
    listedAs({ longest_segment_sec: 2.49 }),
    listedAs({ longest_segment_sec: 2.5 }),
    'error',
  ],
  [
    'a segment longer than declared',
    'ladder.segment_duration',
    (one) => (one.segments[1] = segment(1, { duration_sec: 2.1 })),
    (one) => (one.segments[1] = segment(1, { duration_sec: 2.11 })),
    'warning',
  ],
  [
    'a segment without a keyframe ahead',
    'ladder.keyframe_start',
    (one) => (one.segments[2] = segment(2)),
    (one) => (one.segments[2] = segment(2, { starts_with_keyframe: false })),
    'error',
  ],
  [
    'keyframes far apart',
    'ladder.keyframe_interval',
    measuredAs({ keyframe_interval_sec: { mean: 2, max: 2.04 } }),
    measuredAs({ keyframe_interval_sec: { mean: 2, max: 2.05 } }),
    'info',
  ],
  [
    'a scheme the manifest does not name',
    'ladder.encryption',
    (one) => (one.encryption = { ...one.encryption, schemes: ['cbcs'], declared_methods: ['SAMPLE-AES'] }),
    (one) => (one.encryption = { ...one.encryption, schemes: ['cbcs'], declared_methods: ['SAMPLE-AES-CTR'] }),
    'error',
  ],
])('%s', (_, check, inside, outside, severity) => {
  const changed = (change: (rendition: LadderRendition) => unknown) =>
    ladder([video('video-0', (one) => void change(one))]);

  it('is fine just inside the limit, and found just outside', () => {
    expect(say(check, changed(inside))).toEqual([]);
    expect(say(check, changed(outside))).toEqual([severity]);
  });
});

describe('two renditions', () => {
  const pair = (change: (rendition: LadderRendition) => unknown) =>
    ladder([video('video-0'), video('video-1', (one) => void change(one))]);

  it('whose keyframes are half a frame apart are aligned, a whole frame apart not', () => {
    const shifted = (by: number) => pair((one) => (one.segments[1] = segment(1, { keyframes_sec: [2 + by] })));
    expect(say('ladder.alignment', shifted(0.019))).toEqual([]);
    expect(say('ladder.alignment', shifted(0.04))).toEqual(['error']);
    expect(shifted(0.04).alignment).toMatchObject({ keyframes_aligned: false, largest_difference_sec: 0.04 });
  });

  it('of another number of segments are not', () => {
    const shorter = pair((one) => one.segments.pop());
    expect([shorter.alignment.boundaries_aligned, say('ladder.alignment', shorter)]).toEqual([false, ['error']]);
  });

  it('of other target durations, types or discontinuities break the rule', () => {
    expect(say('ladder.playlists_agree', pair(listedAs({ target_duration_sec: 3, type: null })))).toEqual([
      'error',
      'error',
    ]);
    expect(say('ladder.discontinuities', pair(listedAs({ discontinuities_sec: [2] })))).toEqual(['error']);
  });

  it('of a live stream are not compared', () => {
    const live = ladder([video('video-0'), video('video-1')], (whole) => (whole.type = 'live'));
    expect(say('ladder.alignment', live)).toContain('live');
  });
});

describe('a sample', () => {
  it('says nothing of a peak that may lie elsewhere, and says so of the average', () => {
    const sampled = ladder([
      video(
        'video-0',
        measuredAs({
          peak_bps: 500_000,
          peak_segment_bps: 500_000,
          average_bps: 500_000,
          bit_rate_coverage: 'sampled',
        }),
      ),
    ]);
    expect(say('ladder.bandwidth', sampled)).toEqual([]);
    expect(say('ladder.average_bandwidth', sampled)).toContain('sample');
  });

  it('that peaks above the declared bandwidth is enough', () => {
    expect(
      say(
        'ladder.bandwidth',
        ladder([video('video-0', measuredAs({ peak_bps: 2_000_000, bit_rate_coverage: 'sampled' }))]),
      ),
    ).toEqual(['error']);
  });
});

it('a group that is not there, a master without variants, and what can’t be read are errors', () => {
  expect(
    say(
      'ladder.groups',
      ladder([video('video-0')], (whole) => whole.variants.forEach((one) => (one.audio_group = 'aac'))),
    ),
  ).toEqual(['error']);
  expect(say('ladder.groups', ladder([video('video-0', (one) => (one.kind = 'subtitles'))]))).toEqual(['error']);
  const broken = ladder([
    video('video-0', (one) => {
      one.errors.push({ code: 'REFERENCE_OUTSIDE_ROOT', message: 'it leads out of the media root', segment_index: 1 });
      one.errors.push({ code: 'HTTP_STATUS', message: 'it was answered with 404', segment_index: 2 });
    }),
  ]);
  expect(say('ladder.readable', broken)).toEqual(['critical', 'error']);
});

it('encrypted samples whose key nobody names can’t be played', () => {
  const sealed = ladder([video('video-0', (one) => (one.encryption = { ...one.encryption, schemes: ['cenc'] }))]);
  expect(say('ladder.encryption', sealed)).toEqual(['error']);
});

it('each check names what it measures and where its rule is from', () => {
  for (const check of ladderAnalyzers) {
    expect([check.id, check.measure.length > 10, check.source.length > 0]).toEqual([check.id, true, true]);
    expect(check.source).toMatch(/practice|RFC 8216|Apple/);
  }
});
