/** What MediaInfo calls a format, by one of ffprobe's names. */
const FORMATS: Readonly<Record<string, string[]>> = {
  mov: ['MPEG-4', 'QuickTime', 'dash', 'HEIF', 'CMAF'],
  matroska: ['Matroska', 'WebM'],
  mpegts: ['MPEG-TS', 'BDAV'],
  mpeg: ['MPEG-PS'],
  mp3: ['MPEG Audio'],
  wav: ['Wave', 'Wave64', 'RF64'],
  flac: ['FLAC'],
  ogg: ['Ogg'],
  avi: ['AVI'],
  mxf: ['MXF'],
  flv: ['Flash Video'],
  asf: ['Windows Media'],
  aac: ['ADTS'],
  ac3: ['AC-3'],
  eac3: ['E-AC-3'],
  amr: ['AMR'],
  amrnb: ['AMR'],
  aiff: ['AIFF'],
  gif: ['GIF'],
  ivf: ['IVF'],
  dts: ['DTS'],
  dv: ['DV'],
  gxf: ['GXF'],
};
/** What it calls a codec. */
const CODECS: Readonly<Record<string, string[]>> = {
  h264: ['AVC'],
  hevc: ['HEVC'],
  vvc: ['VVC'],
  av1: ['AV1'],
  vp8: ['VP8'],
  vp9: ['VP9'],
  mpeg1video: ['MPEG Video'],
  mpeg2video: ['MPEG Video'],
  // of AVI it may give the four characters
  mpeg4: ['MPEG-4 Visual', 'xvid', 'XVID', 'DivX', 'DIVX', 'DX50', 'FMP4', 'MP4V'],
  prores: ['ProRes'],
  dnxhd: ['VC-3'],
  jpeg2000: ['JPEG 2000'],
  ffv1: ['FFV1'],
  mjpeg: ['JPEG', 'M-JPEG'],
  vc1: ['VC-1'],
  theora: ['Theora'],
  aac: ['AAC', 'USAC'],
  aac_latm: ['AAC'],
  mp2: ['MPEG Audio'],
  mp3: ['MPEG Audio'],
  ac3: ['AC-3'],
  eac3: ['E-AC-3', 'AC-3'],
  ac4: ['AC-4'],
  flac: ['FLAC'],
  opus: ['Opus'],
  vorbis: ['Vorbis'],
  alac: ['ALAC'],
  dts: ['DTS', 'DTS XLL'],
  truehd: ['MLP FBA'],
  amr_nb: ['AMR'],
  amr_wb: ['AMR'],
};
const COLOUR: Readonly<Record<string, string[]>> = {
  smpte2084: ['PQ'],
  'arib-std-b67': ['HLG'],
  bt709: ['BT.709'],
  smpte170m: ['BT.601', 'BT.601 NTSC'],
  bt470bg: ['BT.601', 'BT.601 PAL', 'BT.470 System B/G'],
  bt2020: ['BT.2020'],
  bt2020nc: ['BT.2020 non-constant'],
};

export const namesFormat = (ours: readonly string[], theirs: string): boolean | null => {
  const known = ours.flatMap((name) => (Object.hasOwn(FORMATS, name) ? (FORMATS[name] ?? []) : []));
  return known.length === 0 ? null : known.some((name) => theirs.startsWith(name));
};
export const namesCodec = (ours: string, theirs: string): boolean | null =>
  ours.startsWith('pcm_') ? /PCM|A-Law|U-Law/i.test(theirs) : names(CODECS, ours, theirs);
export const namesColour = (ours: string, theirs: string): boolean | null => names(COLOUR, ours, theirs);

/** Null where nobody wrote down what the other calls it: then nothing is said. */
function names(list: Readonly<Record<string, string[]>>, ours: string, theirs: string): boolean | null {
  const known = Object.hasOwn(list, ours) ? list[ours] : undefined;
  return known ? known.includes(theirs) : null;
}
