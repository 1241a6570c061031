import { evaluatePolicy, findBuiltin } from '..';
import { audio, facts, video } from '../../test/sample-facts';
import { judgeBothSides } from '../../test/judge-both-sides';

const error = [{ check: 'integrity.messages', severity: 'error' }];
const finding = (check: string) => [{ check, severity: 'warning' }];
const interval = (start_sec: number, end_sec: number) => [{ start_sec, end_sec }];
const loud = (integrated_lufs: number, true_peak_dbtp = -6) => ({ integrated_lufs, true_peak_dbtp });

judgeBothSides('ebu-r128-hd', facts({ video: [video({ chroma_subsampling: '4:2:2' })] }), {
  'one-video': ['media.video', []],
  'picture-size': ['media.video.0.width', 1440],
  'square-pixels': ['media.video.0.sample_aspect_ratio', '4:3'],
  'frame-rate': ['media.video.0.average_frame_rate.value', 30_000 / 1001],
  'field-order: bottom field first': ['media.video.0.scan', { type: 'interlaced', field_order: 'bff' }],
  'field-order: mixed': ['media.video.0.scan', { type: 'mixed', field_order: 'tff' }],
  'field-order: interlaced at 50': [
    ['media.video.0.scan', { type: 'interlaced', field_order: 'tff' }],
    ['media.video.0.average_frame_rate.value', 50],
  ],
  'colour-709': ['media.video.0.color.matrix', 'smpte170m'],
  'contribution-422': ['media.video.0.chroma_subsampling', '4:2:0'],
  'has-audio': ['media.audio', []],
  'audio-48k': ['media.audio.0.sample_rate_hz', 44_100],
  'programme-loudness: quiet': ['media.audio.0.loudness.integrated_lufs', -23.51],
  'programme-loudness: loud': ['media.audio.0.loudness.integrated_lufs', -22.49],
  'programme-loudness: of a group': ['media.audio_groups', [{ name: 'stereo', loudness: loud(-20) }]],
  'true-peak': ['media.audio.0.loudness.true_peak_dbtp', -0.9],
  'no-flashes': ['findings', [{ check: 'video.flash', severity: 'error' }]],
  'legal-levels': ['findings', finding('video.levels')],
  'no-long-black': ['enhanced_analysis.content.black', interval(3, 8)],
  'no-long-silence': ['enhanced_analysis.content.silence', interval(3, 8)],
  'no-errors': ['findings', error],
});

const mono = (index: number) => audio({ index, codec: 'pcm_s24le', channels: 1, bit_depth: 24, loudness: loud(-26) });
const measured = facts({
  container: { format_names: ['mxf'], major_brand: null },
  video: [
    video({
      profile: 'High 4:2:2 Intra',
      chroma_subsampling: '4:2:2',
      bit_depth: 10,
      bit_rate_bps: 113_000_000,
      scan: { type: 'interlaced', field_order: 'tff', source: 'flag' },
      gop: { mean_frames: 1, max_frames: 1, max_sec: 0.04, closed: true },
    }),
  ],
  audio: [1, 2, 3, 4].map(mono),
  media: {
    audio_groups: [
      { name: 'streams 1+2', streams: [1, 2], loudness: loud(-23) },
      // music and effects need not be as loud as the programme
      { name: 'stream 3', streams: [3], loudness: loud(-31) },
      { name: 'stream 4', streams: [4], loudness: { integrated_lufs: null, true_peak_dbtp: null } },
    ],
    timecode: { value: '09:59:30:00', drop_frame: false, frame_rate_fits: true },
  },
});
const dpp = {
  ...measured,
  enhanced_analysis: { ...measured.enhanced_analysis, mxf: { operational_pattern: 'OP1a' } },
};
judgeBothSides('uk-dpp-hd', dpp, {
  'container-mxf': ['media.container.format_names', ['mov', 'mp4']],
  'operational-pattern': ['enhanced_analysis.mxf.operational_pattern', 'OP-Atom'],
  'one-video': ['media.video', []],
  'avc-intra': ['media.video.0.codec', 'mpeg2video'],
  'avc-intra: 8 bit': ['media.video.0.bit_depth', 8],
  'intra-only': ['media.video.0.gop.max_frames', 12],
  'bit-rate': ['media.video.0.bit_rate_bps', 50_000_000],
  'picture-size': ['media.video.0.height', 1088],
  'frame-rate': ['media.video.0.average_frame_rate.value', 50],
  'field-order': ['media.video.0.scan.field_order', 'bff'],
  'field-order: progressive': ['media.video.0.scan.type', 'progressive'],
  'audio-pcm': ['media.audio.3.codec', 'aac'],
  'audio-tracks': ['media.audio', [mono(1), mono(2)]],
  'start-timecode': ['media.timecode.value', '00:00:00:00'],
  'programme-loudness': ['media.audio_groups.0.loudness.integrated_lufs', -24],
  'true-peak': ['media.audio_groups.1.loudness.true_peak_dbtp', -2.9],
  'no-flashes': ['findings', [{ check: 'video.flash', severity: 'error' }]],
  'legal-levels': ['findings', finding('video.levels')],
  'no-long-freeze': ['enhanced_analysis.content.freeze', interval(0, 10)],
  'no-errors': ['findings', error],
});

judgeBothSides('atsc-a85', facts({ audio: [audio({ loudness: loud(-24) })] }), {
  'has-audio': ['media.audio', []],
  'target-loudness: loud': ['media.audio.0.loudness.integrated_lufs', -21.9],
  'target-loudness: quiet': ['media.audio.0.loudness.integrated_lufs', -26.1],
  'true-peak': ['media.audio.0.loudness.true_peak_dbtp', -2],
  'audio-48k': ['media.audio.0.sample_rate_hz', 44_100],
  'no-long-silence': ['enhanced_analysis.content.silence', interval(0, 5)],
  'no-errors': ['findings', error],
});

it.each(['ebu-r128-hd', 'uk-dpp-hd', 'apple-hls-source'])(
  '%s takes what flashes as it may for a short time',
  (slug) => {
    const allowed = { ...facts(), findings: [{ check: 'video.flash', severity: 'warning' as const }] };
    const policy = findBuiltin(slug);
    if (!policy) throw new Error(`no policy ${slug}`);
    const { rules } = evaluatePolicy(policy, allowed, { now: new Date() });
    expect(rules.find(({ id }) => id === 'no-flashes')?.result).toBe('pass');
  },
);

it('uk-dpp-hd calls no loudness of single tracks that of the programme', () => {
  const tracks = [1, 2, 3, 4].map((index) => ({ name: `stream ${index}`, streams: [index], loudness: loud(-23) }));
  const policy = findBuiltin('uk-dpp-hd');
  if (!policy) throw new Error('no policy');
  const { rules } = evaluatePolicy(
    policy,
    { ...dpp, media: { ...dpp.media, audio_groups: tracks } },
    { now: new Date() },
  );
  expect(rules.find(({ id }) => id === 'programme-loudness')?.result).toBe('not_evaluated');
});
