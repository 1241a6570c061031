import { audio, facts, video } from '../../test/sample-facts';
import { judgeBothSides } from '../../test/judge-both-sides';

const error = [{ check: 'integrity.messages', severity: 'error' }];
const interval = (start_sec: number, end_sec: number) => [{ start_sec, end_sec }];

const prores = facts({
  container: { major_brand: 'qt' },
  video: [video({ codec: 'prores', tag: 'apch', profile: 'HQ', chroma_subsampling: '4:2:2', bit_depth: 10 })],
  audio: [audio({ codec: 'pcm_s24le', bit_depth: 24 })],
  media: { timecode: { value: '01:00:00:00', drop_frame: false, frame_rate_fits: true } },
});
judgeBothSides('prores-mezzanine', prores, {
  'container-mov': ['media.container.major_brand', 'isom'],
  'one-video': ['media.video', []],
  'prores-hq': ['media.video.0.tag', 'apcn'],
  'picture-size': ['media.video.0.display_width', 1280],
  'constant-rate': ['media.video.0.variable_frame_rate', true],
  'field-order-known': ['media.video.0.scan', { type: 'interlaced', field_order: null }],
  'field-order-known: mixed': ['media.video.0.scan', { type: 'mixed', field_order: null }],
  'colour-tagged': ['media.video.0.color.primaries', null],
  'has-audio': ['media.audio', []],
  'audio-pcm': ['media.audio.0.codec', 'aac'],
  'audio-pcm: 16 bit': ['media.audio.0.bit_depth', 16],
  timecode: ['media.timecode', null],
  'timecode: misfit': ['media.timecode.frame_rate_fits', false],
  'no-long-freeze': ['enhanced_analysis.content.freeze', interval(2, 12)],
  'no-errors': ['findings', error],
});

const master = facts({
  container: { format_names: ['matroska', 'webm'], major_brand: null },
  video: [video({ codec: 'ffv1', gop: { max_frames: 1, mean_frames: 1 } })],
  audio: [audio({ codec: 'flac' })],
});
judgeBothSides('archive-ffv1-mkv', master, {
  'container-matroska': ['media.container.format_names', ['avi']],
  'one-video': ['media.video', []],
  'video-ffv1': ['media.video.0.codec', 'h264'],
  'intra-only': ['media.video.0.gop.max_frames', 300],
  'aspect-known': ['media.video.0.display_aspect_ratio', null],
  'scan-known': ['media.video.0.scan', { type: 'interlaced', field_order: null }],
  'scan-known: not at all': ['media.video.0.scan.type', null],
  'colour-tagged': ['media.video.0.color.range', null],
  'audio-lossless': ['media.audio.0.codec', 'aac'],
  'audio-lossless: µ-law': ['media.audio.0.codec', 'pcm_mulaw'],
  'audio-sample-rate': ['media.audio.0.sample_rate_hz', 44_100],
  'not-encrypted': ['media.container.encryption.encrypted', true],
  'no-errors': ['findings', error],
});

const episode = facts({
  video: [video({ is_attached_picture: true, codec: 'mjpeg' })],
  audio: [audio({ codec: 'mp3', bit_rate_bps: 128_000, loudness: { integrated_lufs: -16, true_peak_dbtp: -1 } })],
});
judgeBothSides('podcast-audio', episode, {
  'one-audio': ['media.audio', []],
  'no-video': ['media.video.0.is_attached_picture', false],
  'audio-codec': ['media.audio.0.codec', 'flac'],
  'sample-rate': ['media.audio.0.sample_rate_hz', 22_050],
  channels: ['media.audio.0.channels', 6],
  'bit-rate': ['media.audio.0.bit_rate_bps', 63_000],
  'bit-rate: too much': ['media.audio.0.bit_rate_bps', 321_000],
  loudness: ['media.audio.0.loudness.integrated_lufs', -17.1],
  'loudness: loud': ['media.audio.0.loudness.integrated_lufs', -14.9],
  'true-peak': ['media.audio.0.loudness.true_peak_dbtp', -0.5],
  'no-long-silence': ['enhanced_analysis.content.silence', interval(0, 5)],
  'no-errors': ['findings', error],
});
