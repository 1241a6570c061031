/** stream_type of ISO/IEC 13818-1 table 2-34 and the private ones in use (ATSC, SCTE, Blu-ray, HTTP Live Streaming). */
const BY_TYPE: Readonly<Record<number, string>> = {
  0x01: 'MPEG-1 video',
  0x02: 'MPEG-2 video',
  0x03: 'MPEG-1 audio',
  0x04: 'MPEG-2 audio',
  0x0f: 'AAC (ADTS)',
  0x10: 'MPEG-4 part 2',
  0x11: 'AAC (LATM)',
  0x15: 'timed metadata',
  0x1b: 'H.264',
  0x1c: 'AAC (raw)',
  0x20: 'H.264 MVC',
  0x21: 'JPEG 2000',
  0x24: 'HEVC',
  0x2d: 'MPEG-H 3D Audio',
  0x2e: 'MPEG-H 3D Audio (auxiliary)',
  0x33: 'VVC',
  0x42: 'AVS',
  0x81: 'AC-3',
  0x82: 'DTS',
  0x83: 'TrueHD',
  0x84: 'E-AC-3',
  0x85: 'DTS-HD',
  0x86: 'SCTE-35',
  0x87: 'E-AC-3',
  0x90: 'PGS',
  0xc1: 'AC-3 (SAMPLE-AES)',
  0xc2: 'E-AC-3 (SAMPLE-AES)',
  0xcf: 'AAC (SAMPLE-AES)',
  0xd2: 'AVS2',
  0xdb: 'H.264 (SAMPLE-AES)',
  0xea: 'VC-1',
};
const BY_REGISTRATION: Readonly<Record<string, string>> = {
  'AC-3': 'AC-3',
  EAC3: 'E-AC-3',
  'AC-4': 'AC-4',
  HEVC: 'HEVC',
  'VVC ': 'VVC',
  AV01: 'AV1',
  Opus: 'Opus',
  BSSD: 'SMPTE 302M',
  KLVA: 'KLV',
  'ID3 ': 'timed ID3',
  VANC: 'SMPTE 2038',
  CUEI: 'SCTE-35',
  DTS1: 'DTS',
  DTS2: 'DTS',
  DTS3: 'DTS',
  'VC-1': 'VC-1',
  drac: 'Dirac',
  DOVI: 'Dolby Vision',
};
/** descriptor_tag of ETSI EN 300 468. */
const BY_DESCRIPTOR: Readonly<Record<number, string>> = {
  0x56: 'teletext',
  0x59: 'DVB subtitles',
  0x6a: 'AC-3',
  0x7a: 'E-AC-3',
  0x7b: 'DTS',
  0x7c: 'AAC',
};
/** descriptor_tag_extension of ETSI EN 300 468. */
const BY_EXTENSION: Readonly<Record<number, string>> = {
  0x0e: 'DTS-HD',
  0x0f: 'DTS Neural',
  0x15: 'AC-4',
  0x21: 'DTS-UHD',
};

/** Private data (0x06) is what its descriptors say; Blu-ray uses 0x80 for LPCM and others for MPEG-2 under DigiCipher. */
export function codecOf(
  streamType: number,
  registration: string | null,
  tags: readonly number[],
  extensions: readonly number[],
): string | null {
  const registered = registration === null || registration === 'HDMV' ? undefined : BY_REGISTRATION[registration];
  if (streamType === 0x06 || streamType === 0x05) {
    const extended = extensions.map((tag) => BY_EXTENSION[tag]).find(Boolean);
    return registered ?? extended ?? tags.map((tag) => BY_DESCRIPTOR[tag]).find(Boolean) ?? null;
  }
  if (streamType === 0x80) return registration === 'HDMV' ? 'LPCM' : (registered ?? null);
  return BY_TYPE[streamType] ?? registered ?? null;
}

/** Sound and picture are expected to carry presentation times; tables and data are not. */
export function isTimed(codec: string | null): boolean {
  return codec !== null && !/SCTE|subtitles|teletext|KLV|ID3|metadata|2038|PGS/.test(codec);
}
