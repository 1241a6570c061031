/** One item, as GET /batch/:id/export writes it. */
const row = {
  index: 0,
  status: 'completed',
  verdict: 'pass',
  name: 'trailer.mp4',
  source: 'media/trailer.mp4',
  reference: null,
  distorted: null,
  labels: { project: 'spring' },
  analysis_id: '01a21e15-e3b3-7315-b06c-92ad0a46efa4',
  comparison_id: null,
  duplicate_of: null,
  error_code: null,
  error_detail: null,
  wall_seconds: 0.098,
  processed_at: '2026-01-31T12:00:00.980Z',
  format: 'mov mp4 m4a 3gp 3g2 mj2',
  duration_sec: 2,
  size_bytes: 88_166,
  bit_rate_bps: 352_664,
  video_codec: 'h264',
  width: 320,
  height: 240,
  frame_rate: 25,
  hdr: 'SDR',
  audio_codec: 'aac',
  audio_channels: 1,
  findings: 0,
  vmaf: null,
  psnr: null,
  ssim: null,
};
const inCsv = { ...row, labels: '"{""project"":""spring""}"' };

export const exportExamples = {
  csv: `${Object.keys(inCsv).join(',')}\n${Object.values(inCsv).join(',')}\n`,
  ndjson: `${JSON.stringify(row)}\n`,
};
