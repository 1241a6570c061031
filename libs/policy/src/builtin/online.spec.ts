import { audio, facts, video } from '../../test/sample-facts';
import { judgeBothSides } from '../../test/judge-both-sides';

const error = [{ check: 'integrity.messages', severity: 'error' }];
const flashes = [{ check: 'video.flash', severity: 'error' }];
const interval = (start_sec: number, end_sec: number) => [{ start_sec, end_sec }];

judgeBothSides('playable', facts(), {
  'container-opens': ['media.container.valid', false],
  'audio-or-video': [
    ['media.video', [video({ is_attached_picture: true })]],
    ['media.audio', []],
  ],
  'no-errors': ['findings', error],
});

judgeBothSides('web-progressive-mp4', facts(), {
  'container-mp4': ['media.container.format_names', ['matroska', 'webm']],
  'container-mp4: QuickTime': ['media.container.major_brand', 'qt'],
  faststart: ['media.container.faststart', false],
  'not-fragmented': ['media.container.fragmented', true],
  'not-encrypted': ['media.container.encryption.encrypted', true],
  'one-video': ['media.video', []],
  'one-video: two': ['media.video', [video(), video()]],
  'video-h264': ['media.video.0.codec', 'hevc'],
  'video-profile': ['media.video.0.profile', 'High 10'],
  'video-420-8bit: chroma': ['media.video.0.chroma_subsampling', '4:2:2'],
  'video-420-8bit: depth': ['media.video.0.bit_depth', 10],
  'video-progressive': ['media.video.0.scan.type', 'interlaced'],
  'video-constant-rate': ['media.video.0.variable_frame_rate', true],
  'video-constant-rate: fast': ['media.video.0.frame_rate.value', 120],
  'video-sdr': ['media.video.0.hdr.is_hdr', true],
  'audio-aac': ['media.audio.0.codec', 'opus'],
  'audio-stereo': ['media.audio.0.channels', 6],
  'audio-stereo: rate': ['media.audio.0.sample_rate_hz', 96_000],
  'no-errors': ['findings', error],
});

judgeBothSides('youtube-upload', facts(), {
  'container-mp4': ['media.container.format_names', ['avi']],
  faststart: ['media.container.faststart', false],
  'no-edit-list': ['media.container.has_edit_list', true],
  'one-video': ['media.video', []],
  'video-h264-high': ['media.video.0.profile', 'Main'],
  'video-progressive': ['media.video.0.scan.type', 'mixed'],
  'video-420': ['media.video.0.chroma_subsampling', '4:4:4'],
  'video-frame-rate': ['media.video.0.frame_rate.value', 15],
  'video-closed-gop': ['media.video.0.gop.closed', false],
  'video-closed-gop: long': ['media.video.0.gop.mean_sec', 2],
  'video-bt709': ['media.video.0.color.transfer', 'smpte170m'],
  'video-bit-rate': ['media.video.0.bit_rate_bps', 7_900_000],
  'video-bit-rate: 720p': [
    ['media.video.0.width', 1280],
    ['media.video.0.height', 720],
    ['media.video.0.bit_rate_bps', 4_900_000],
  ],
  'video-bit-rate: 1080p50': [
    ['media.video.0.frame_rate.value', 50],
    ['media.video.0.bit_rate_bps', 11_900_000],
  ],
  'video-bit-rate: 2160p': [
    ['media.video.0.width', 3840],
    ['media.video.0.height', 2160],
    ['media.video.0.bit_rate_bps', 34_000_000],
  ],
  'audio-aac-lc': ['media.audio.0.profile', 'HE-AAC'],
  'audio-channels': ['media.audio.0.channels', 1],
  'no-long-black': ['enhanced_analysis.content.black', interval(10, 15)],
  'no-errors': ['findings', error],
});

judgeBothSides('apple-hls-source', facts(), {
  'one-video': ['media.video', []],
  'not-encrypted': ['media.container.encryption.encrypted', true],
  'video-codec': ['media.video.0.codec', 'vp9'],
  'h264-profile': ['media.video.0.profile', 'High 4:2:2'],
  'h264-level': ['media.video.0.level', 51],
  'video-progressive': ['media.video.0.scan.type', 'interlaced'],
  'video-frame-rate': ['media.video.0.frame_rate.value', 60.1],
  'video-constant-rate': ['media.video.0.variable_frame_rate', true],
  'key-frames': ['media.video.0.gop.max_sec', 4],
  'hdr-in-hevc-or-av1': ['media.video.0.hdr.is_hdr', true],
  'hevc-tag': [
    ['media.video.0.codec', 'hevc'],
    ['media.video.0.tag', 'hev1'],
  ],
  'audio-codec': ['media.audio.0.codec', 'opus'],
  'audio-stereo': ['media.audio.0.channels', 6],
  'no-long-freeze': ['enhanced_analysis.content.freeze', interval(0, 10)],
  'no-flashes': ['findings', flashes],
  'no-errors': ['findings', error],
});

const vertical = facts({
  video: [video({ width: 1080, height: 1920, display_width: 1080, display_height: 1920 })],
  audio: [audio({ loudness: { integrated_lufs: -14, true_peak_dbtp: -2 } })],
});
judgeBothSides('social-vertical', vertical, {
  'container-mp4': ['media.container.format_names', ['matroska', 'webm']],
  duration: ['media.container.duration_sec', 181],
  'duration: short': ['media.container.duration_sec', 2],
  size: ['media.container.size_bytes', 500_000_001],
  'one-video': ['media.video', []],
  vertical: ['media.video.0.display_width', 1920],
  'picture-size': ['media.video.0.display_width', 720],
  'video-h264': ['media.video.0.codec', 'hevc'],
  'frame-rate': ['media.video.0.frame_rate.value', 15],
  progressive: ['media.video.0.scan.type', 'interlaced'],
  'audio-aac': ['media.audio.0.codec', 'mp3'],
  'has-audio': ['media.audio', []],
  loudness: ['media.audio.0.loudness.integrated_lufs', -17.1],
  'loudness: loud': ['media.audio.0.loudness.integrated_lufs', -10.9],
  'no-black': ['enhanced_analysis.content.black', interval(1, 3)],
  'no-errors': ['findings', error],
});
