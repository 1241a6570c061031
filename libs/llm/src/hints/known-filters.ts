/** Filters a hint may use: they work on picture or sound and open no file (not `movie`, `subtitles`, `lut3d`, `sendcmd`, `zmq`, …). */
export const filters: ReadonlySet<string> = new Set([
  ...['scale', 'crop', 'pad', 'setsar', 'setdar', 'transpose', 'hflip', 'vflip', 'fps', 'format', 'setfield', 'setparams'],
  ...['yadif', 'bwdif', 'fieldorder', 'idet', 'limiter', 'colorspace', 'zscale', 'tonemap', 'hqdn3d', 'nlmeans', 'deband'],
  ...['unsharp', 'photosensitivity', 'delogo', 'deblock', 'setpts', 'settb', 'eq', 'tpad', 'trim', 'noise', 'mpdecimate'],
  ...['loudnorm', 'alimiter', 'volume', 'highpass', 'lowpass', 'adeclip', 'aeval', 'pan', 'channelmap', 'channelsplit'],
  ...['aresample', 'apad', 'asetpts', 'atrim', 'dynaudnorm', 'acompressor', 'dcshift', 'aformat', 'afade', 'fade'],
]);
