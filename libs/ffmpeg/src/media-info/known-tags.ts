/** What a container's name of a codec says where the build of ffprobe knows no more: [codec, long name]. */
const KNOWN: Readonly<Record<string, readonly [string, string]>> = {
  'ac-4': ['ac4', 'Dolby AC-4'],
  'ac-3': ['ac3', 'Dolby AC-3'],
  'ec-3': ['eac3', 'Dolby E-AC-3'],
  dtsx: ['dtsx', 'DTS:X (DTS-UHD)'],
  dtsy: ['dtsx', 'DTS:X (DTS-UHD)'],
  dtse: ['dts', 'DTS Express'],
  iamf: ['iamf', 'Immersive Audio Model and Formats'],
  mha1: ['mpegh_3d_audio', 'MPEG-H 3D Audio'],
  mha2: ['mpegh_3d_audio', 'MPEG-H 3D Audio'],
  mhm1: ['mpegh_3d_audio', 'MPEG-H 3D Audio'],
  mhm2: ['mpegh_3d_audio', 'MPEG-H 3D Audio'],
  mlpa: ['truehd', 'Dolby TrueHD'],
  ipcm: ['pcm', 'PCM (ISO/IEC 23003-5)'],
  fpcm: ['pcm', 'floating point PCM (ISO/IEC 23003-5)'],
  dav1: ['av1', 'AV1 with Dolby Vision'],
  av01: ['av1', 'AV1'],
  dvh1: ['hevc', 'HEVC with Dolby Vision'],
  dvhe: ['hevc', 'HEVC with Dolby Vision'],
  dva1: ['h264', 'H.264 with Dolby Vision'],
  dvav: ['h264', 'H.264 with Dolby Vision'],
  vvc1: ['vvc', 'H.266 / VVC'],
  vvi1: ['vvc', 'H.266 / VVC'],
  evc1: ['evc', 'MPEG-5 EVC'],
  apv1: ['apv', 'APV (Advanced Professional Video)'],
  lvc1: ['lcevc', 'MPEG-5 LCEVC'],
  hvt1: ['hevc', 'HEVC tiles'],
  avs3: ['avs3', 'AVS3'],
  jxsm: ['jpegxs', 'JPEG XS'],
  vp09: ['vp9', 'VP9'],
};

export interface NamedCodec {
  codec: string | null;
  long_name: string | null;
}

/** The codec as ffprobe names it, else as the container does. */
export function nameCodec(codec: string | null, longName: string | null, tag: string | null): NamedCodec {
  if (codec !== null) return { codec, long_name: longName };
  const known = tag !== null && Object.hasOwn(KNOWN, tag) ? KNOWN[tag] : undefined;
  return known ? { codec: known[0], long_name: known[1] } : { codec: null, long_name: longName };
}
