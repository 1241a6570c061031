/** Beginnings of what was read of a clip of two seconds, as the document shows them. */

export const ffprobeExample = {
  programs: [],
  streams: [
    {
      index: 0,
      codec_name: 'h264',
      profile: 'High',
      codec_type: 'video',
      width: 320,
      height: 240,
      pix_fmt: 'yuv420p',
      r_frame_rate: '25/1',
      duration: '2.000000',
      bit_rate: '269732',
    },
  ],
  chapters: [],
  format: { format_name: 'mov,mp4,m4a,3gp,3g2,mj2', duration: '2.000000', size: '88166', bit_rate: '352664' },
};

export const timelineExample = {
  gop: { stream_index: 0, stride: 1, groups: [{ start_sec: 0, frames: 50, bit_rate_bps: 269_732 }] },
  bit_rate: {
    container: { start_sec: 0, interval_sec: 1, bps: [359_328, 315_768] },
    streams: [{ stream_index: 0, start_sec: 0, interval_sec: 1, bps: [292_856, 246_608] }],
  },
  momentary_lufs: [{ stream_index: 1, interval_sec: 0.1, mean: [null, -21.8], min: [null, -21.8], max: [null, -21.8] }],
};

/** The same as CSV. Written out: what writes CSV is loaded at its first use. */
export const timelineCsvExample = `series,stream_index,time_sec,quantity,value
gop,0,0,frames,50
gop,0,0,bit_rate_bps,269732
bit_rate,,0,bps,359328
bit_rate,,1,bps,315768
bit_rate,0,0,bps,292856
bit_rate,0,1,bps,246608
momentary_lufs,1,0,mean,
momentary_lufs,1,0.1,mean,-21.8
momentary_lufs,1,0,min,
momentary_lufs,1,0.1,min,-21.8
momentary_lufs,1,0,max,
momentary_lufs,1,0.1,max,-21.8
`;
